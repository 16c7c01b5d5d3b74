package org.inverserg.measuring;

/** Means over configurations: ⟨m⟩, ⟨m²⟩, ⟨m⁴⟩ with m = |Σφ|/V, and per site ⟨φ²⟩, ⟨φ⁴⟩ and ⟨φ_i φ_j⟩ summed over both bonds of a site. */
record FieldMeans(double m, double m2, double m4, double square, double fourthPower, double bonds) {
}

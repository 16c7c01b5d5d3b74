package org.inverserg.measuring;

/** Means over configurations: ⟨m⟩, ⟨|m|⟩, ⟨m²⟩, ⟨m⁴⟩, ⟨e⟩, ⟨e²⟩, ⟨|m|e⟩. */
record Means(double m, double absM, double m2, double m4, double e, double e2, double absMe) {
}

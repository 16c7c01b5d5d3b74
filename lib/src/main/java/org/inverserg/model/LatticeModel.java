package org.inverserg.model;

import java.util.Map;

/** A lattice model: what tells it from others of its kind. */
public interface LatticeModel {

    /** Its parameters by the names that tables give them, in the order of the model. */
    Map<String, Double> parameters();
}

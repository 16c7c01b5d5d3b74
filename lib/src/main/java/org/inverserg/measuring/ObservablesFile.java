package org.inverserg.measuring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inverserg.files.Members;
import org.inverserg.files.ProvenanceText;
import org.inverserg.files.ResultFile;
import org.inverserg.parallel.Provenance;
import org.inverserg.quantities.IsingQuantities;
import org.inverserg.quantities.PhiFourQuantities;
import org.inverserg.quantities.Point;
import org.inverserg.quantities.Quantities;
import org.inverserg.quantities.Quantity;
import org.inverserg.statistics.BinnedMeans;

/**
 * What a {@link ResultFile} holds of observables: the {@code model}, its {@code quantities}, and for every independent sample its {@code runs} and its
 * {@code points}, each with {@code size} L, {@code parameters}, {@code configurations} in every bin, and {@code sums}: bin by bin the sums of all terms
 * of the model (m, |m|, m², m⁴, then its own) and of the weights, from which every quantity follows with its replicas.
 */
final class ObservablesFile {

    private static final ResultFile FORMAT = new ResultFile("table of observables");
    private static final List<Quantities> MODELS = List.of(IsingQuantities.ALL, PhiFourQuantities.ALL, PhiFourQuantities.WITHOUT_ACTION, Quantities.OF_MAGNETIZATION);

    private ObservablesFile() {
    }

    /** What was read. */
    record Saved(Samples samples, Provenance provenance) {
    }

    static void save(Path file, Samples samples, Provenance provenance) {
        var members = new LinkedHashMap<String, Object>();
        members.put("model", samples.quantities().model());
        members.put("readings", samples.quantities().readings());
        members.put("quantities", samples.quantities().list().stream().map(Quantity::column).toList());
        members.put("samples", samples.list().stream().map(sample -> Map.of("runs", sample.runs().stream().map(ProvenanceText::members).toList(),
                "points", sample.parts().stream().map(ObservablesFile::members).toList())).toList());
        FORMAT.save(file, members, provenance);
    }

    private static Map<String, Object> members(Sample.Part part) {
        var members = new LinkedHashMap<String, Object>();
        members.put("size", part.point().size());
        members.put("parameters", part.point().parameters());
        members.put("configurations", part.means().configurations());
        members.put("sums", part.means().sums());
        return members;
    }

    static Saved load(Path file) {
        Members members = FORMAT.load(file);
        Quantities quantities = quantities(members);
        var samples = new ArrayList<Sample>();
        for (Members sample : members.objects("samples")) {
            List<Sample.Part> parts = sample.objects("points").stream().map(point -> part(point, quantities)).toList();
            List<Provenance> runs = sample.objects("runs").stream().map(ProvenanceText::of).toList();
            if (parts.isEmpty() || runs.isEmpty() || parts.stream().map(part -> part.means().configurations().length).distinct().count() > 1) {
                throw sample.wrong("points", "at least 1, all with the same bins, of at least 1 run", parts.size());
            }
            samples.add(new Sample(parts, runs));
        }
        if (samples.isEmpty()) {
            throw members.wrong("samples", "at least 1", "none");
        }
        return new Saved(new Samples(quantities, samples), members.provenance("provenance"));
    }

    /** The model with those of its quantities that are named; formulas of a user's own are not kept. */
    private static Quantities quantities(Members members) {
        List<String> names = members.texts("quantities");
        Quantities all = MODELS.stream().filter(model -> model.model().equals(members.text("model")) && model.readings().equals(members.texts("readings")))
                .findFirst().orElseThrow(() -> members.wrong("model", "one of those that are known, with its readings", members.text("model")));
        return all.among(all.list().stream().filter(quantity -> names.contains(quantity.column())).toList());
    }

    private static Sample.Part part(Members members, Quantities quantities) {
        var parameters = new LinkedHashMap<String, Double>();
        Members named = members.object("parameters");
        named.names().forEach(name -> parameters.put(name, named.number(name)));
        double[] configurations = members.numbers("configurations", -1);
        double[] sums = members.numbers("sums", configurations.length * (quantities.terms() + 1));
        try {
            return new Sample.Part(new Point((int) members.whole("size", 1, Integer.MAX_VALUE), parameters), BinnedMeans.of(configurations, quantities.terms(), sums), null);
        } catch (IllegalArgumentException e) {
            throw members.wrong("points", "lattices with their sums (" + e.getMessage() + ")", "another");
        }
    }
}

package org.inverserg.environment.magics;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Makes a POM of the pieces that a README tells to copy. */
final class PomFragments {

    private PomFragments() {
    }

    /** The project that has these dependencies and repositories. */
    static String project(String dependencies, String repositories) {
        return "<project><modelVersion>4.0.0</modelVersion><groupId>cell</groupId><artifactId>cell</artifactId><version>1</version>"
                + "<repositories>" + repositories + "</repositories><dependencies>" + dependencies + "</dependencies></project>";
    }

    /**
     * The project that {@code fragments} describe: themselves if they are one, else one of all the dependencies and repositories in them.
     *
     * @throws IllegalArgumentException if they are no XML or hold no dependency
     */
    static String whole(String fragments, String repositories) throws IOException {
        if (fragments.matches("(?s)\\s*(<\\?xml.*?\\?>)?\\s*<project\\b.*")) {
            return fragments.strip();
        }
        try {
            Document document = parse("<fragments>" + fragments + "</fragments>");
            String dependencies = all(document, "dependency");
            if (dependencies.isEmpty()) {
                throw new IllegalArgumentException("%%loadFromPOM needs a <dependency> or a <project> below it, and there is none");
            }
            return project(dependencies, all(document, "repository") + repositories);
        } catch (SAXException | ParserConfigurationException | TransformerException e) {
            throw new IllegalArgumentException("%%loadFromPOM needs XML below it, and this is none: " + e.getMessage(), e);
        }
    }

    private static Document parse(String xml) throws ParserConfigurationException, SAXException, IOException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var builder = factory.newDocumentBuilder();
        // By default errors are also printed.
        builder.setErrorHandler(null);
        return builder.parse(new InputSource(new StringReader(xml)));
    }

    private static String all(Document document, String name) throws TransformerException {
        NodeList found = document.getElementsByTagName(name);
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        var text = new StringWriter();
        for (int i = 0; i < found.getLength(); i++) {
            transformer.transform(new DOMSource(found.item(i)), new StreamResult(text));
        }
        return text.toString();
    }
}

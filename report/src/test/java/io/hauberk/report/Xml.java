package io.hauberk.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Documents read by the platform's own strict parser. Ours are XML, the HTML page included. */
public final class Xml {

  private Xml() {}

  /** Fails on anything that is not well-formed. */
  public static Document parse(String text) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new InputSource(new StringReader(text)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("not well-formed: " + e.getMessage() + "\n" + text, e);
    }
  }

  /** All elements of this name, in the order of the document. */
  public static List<Element> all(Document document, String tag) {
    var elements = new ArrayList<Element>();
    var nodes = document.getElementsByTagName(tag);
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  /** All elements whose class attribute holds this word. */
  public static List<Element> ofClass(Document document, String word) {
    return all(document, "*").stream()
        .filter(element -> List.of(element.getAttribute("class").split(" ")).contains(word))
        .toList();
  }

  /** The attributes of all elements, as {@code name=value}. */
  public static List<String> attributes(Document document) {
    return all(document, "*").stream()
        .flatMap(
            element -> {
              var map = element.getAttributes();
              var texts = new ArrayList<String>();
              for (int i = 0; i < map.getLength(); i++) {
                Node attribute = map.item(i);
                texts.add(attribute.getNodeName() + "=" + attribute.getNodeValue());
              }
              return texts.stream();
            })
        .toList();
  }
}

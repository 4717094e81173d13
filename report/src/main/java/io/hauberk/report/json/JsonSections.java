package io.hauberk.report.json;

import io.hauberk.report.Cell;
import io.hauberk.report.Finding;
import io.hauberk.report.LineChart;
import io.hauberk.report.Picture;
import io.hauberk.report.PictureGrid;
import io.hauberk.report.Reference;
import io.hauberk.report.Section;
import io.hauberk.report.Table;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;

/** Sections as JSON objects; the field {@code type} tells them apart. */
final class JsonSections implements Section.Visitor<JsonPart> {

  @Override
  public JsonPart paragraph(Section.Paragraph section) {
    return start("paragraph", section).put("text", section.text());
  }

  @Override
  public JsonPart table(Table section) {
    return start("table", section)
        .put("columns", each(section.columns(), JsonSections::column))
        .put("rows", each(section.rows(), row -> each(row, JsonSections::cell)));
  }

  @Override
  public JsonPart lineChart(LineChart section) {
    return start("lineChart", section)
        .put("x", axis(section.x()))
        .put("y", axis(section.y()))
        .put("series", each(section.series(), JsonSections::series));
  }

  @Override
  public JsonPart pictureGrid(PictureGrid section) {
    return start("pictureGrid", section)
        .put("columns", JsonPart.texts(section.columns()))
        .put("rows", each(section.rows(), row -> each(row, JsonSections::tile)));
  }

  @Override
  public JsonPart findings(Section.Findings section) {
    return start("findings", section)
        .put("findings", each(section.findings(), JsonSections::finding));
  }

  @Override
  public JsonPart keyValues(Section.KeyValues section) {
    return start("keyValues", section).put("entries", each(section.entries(), JsonSections::entry));
  }

  static JsonPart reference(Reference reference) {
    var object = new JsonObject().put("scheme", reference.scheme()).put("id", reference.id());
    reference.url().ifPresent(url -> object.put("url", url.toString()));
    return object;
  }

  static <T> JsonPart each(Collection<T> values, Function<T, JsonPart> part) {
    return JsonPart.array(values.stream().map(part).toList());
  }

  /** An enum constant in files: lower case. */
  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static JsonObject start(String type, Section section) {
    return new JsonObject().put("type", type).put("title", section.title());
  }

  private static JsonPart column(Table.Column column) {
    return new JsonObject()
        .put("heading", column.heading())
        .put("unit", column.unit())
        .put("kind", name(column.kind()));
  }

  private static JsonPart cell(Cell cell) {
    if (cell.number().isPresent()) {
      return JsonPart.number(cell.number().getAsDouble());
    }
    return cell.kind() == Cell.Kind.TEXT ? JsonPart.text(cell.display()) : JsonPart.nothing();
  }

  private static JsonPart axis(LineChart.Axis axis) {
    return new JsonObject().put("label", axis.label()).put("scale", name(axis.scale()));
  }

  private static JsonPart series(LineChart.Series series) {
    return new JsonObject()
        .put("name", series.name())
        .put("points", each(series.points(), JsonSections::point));
  }

  private static JsonPart point(LineChart.Point point) {
    var object = new JsonObject().put("x", point.x()).put("y", point.y());
    return point.hasInterval() ? object.put("low", point.low()).put("high", point.high()) : object;
  }

  private static JsonPart tile(PictureGrid.Tile tile) {
    return new JsonObject().put("caption", tile.caption()).put("picture", picture(tile.picture()));
  }

  private static JsonPart picture(Picture picture) {
    return new JsonObject()
        .put("width", JsonPart.whole(picture.width()))
        .put("height", JsonPart.whole(picture.height()))
        .put("colour", name(picture.colour()))
        .put("pixels", Base64.getEncoder().encodeToString(picture.pixels()));
  }

  private static JsonPart finding(Finding finding) {
    return new JsonObject()
        .put("id", finding.id())
        .put("severity", finding.severity().tag())
        .put("title", finding.title())
        .put("detail", finding.detail())
        .put("subject", finding.subject())
        .put("remedy", finding.remedy())
        .put("references", each(finding.references(), JsonSections::reference));
  }

  private static JsonPart entry(Section.Entry entry) {
    return new JsonObject()
        .put("key", entry.key())
        .put("kind", name(entry.value().kind()))
        .put("value", cell(entry.value()));
  }
}

// A handout as one HTML file that is also well-formed XML: no script, no font, no picture from elsewhere; made for A4.
// Tests: tests/explain/handout_test.cpp
#include <algorithm>
#include <string_view>

#include "explain/handout.hpp"
#include "explain/messages.hpp"
#include "read/suggest.hpp"

namespace huiqi::handout {
namespace {

constexpr std::string_view kStyle = R"(
@page { size: A4; margin: 16mm 14mm 18mm; }
* { box-sizing: border-box; }
body { max-width: 182mm; margin: 8mm auto; padding: 0 4mm; color: #111; background: #fff;
  font: 10.5pt/1.55 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "Segoe UI", sans-serif;
  overflow-wrap: anywhere; }
h1 { font-size: 18pt; line-height: 1.25; margin: 0 0 3mm; }
h2 { font-size: 13.5pt; margin: 8mm 0 3mm; border-bottom: 1.5pt solid #111; padding-bottom: 1mm; }
h3 { font-size: 11.5pt; margin: 6mm 0 2mm; }
h4 { font-size: 10.5pt; margin: 4mm 0 1mm; }
h1, h2, h3, h4 { break-after: avoid; }
p { margin: 1mm 0; }
.remark { border: 1pt solid #111; padding: 2mm 3mm; margin: 3mm 0; font-weight: 600; }
table { border-collapse: collapse; width: 100%; margin: 2mm 0 3mm; font-size: 9.5pt; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 0.5pt solid #666; padding: 1mm 1.5mm; text-align: left; vertical-align: top; }
th { background: #eee; }
.findings th:first-child, .findings td:first-child { white-space: nowrap; }
.findings th:nth-child(3), .findings td:nth-child(3) { width: 30%; }
.findings th:nth-child(4), .findings td:nth-child(4) { width: 18%; }
ul { margin: 1mm 0 2mm; padding-left: 5mm; }
.checklist { list-style: none; padding-left: 0; }
.checklist li { padding-left: 5.5mm; text-indent: -5.5mm; }
.checklist li::before { content: "\2610"; display: inline-block; width: 5.5mm; text-indent: 0; }
figure { margin: 3mm 0; break-inside: avoid; }
figcaption { font-weight: 600; margin-bottom: 1mm; }
svg { width: 100%; height: auto; }
@media print { body { margin: 0; padding: 0; max-width: none; } }
)";

/// Bars of figures: dark for what the text fixes, hatched up to the ceiling, an outline up to the widest reading.
constexpr int kBarWidth = 480, kFigureWidth = 240, kLegend = 26, kRow = 38;

std::int64_t scaled(std::int64_t part, std::int64_t whole) {
  if (part <= 0) return 0;
  // Whole numbers throughout: the same picture on every machine.
  const std::int64_t unit = std::max<std::int64_t>(1, whole / kBarWidth);
  return std::clamp<std::int64_t>(part / unit, 1, kBarWidth);
}

std::string number(std::int64_t value) { return std::to_string(value); }

std::string rectangle(std::int64_t x, std::int64_t y, std::int64_t width, const char* fill) {
  return "<rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width) + "\" height=\"14\" fill=\"" +
         fill + "\" stroke=\"#111\" stroke-width=\"1\"/>";
}

std::string shortened(const std::string& label) {
  constexpr std::size_t most = 100;
  if (read::display_width(label) <= most) return label;
  std::string result;
  for (std::size_t i = 0; i < label.size();) {
    std::size_t length = 1;
    while (i + length < label.size() && (static_cast<unsigned char>(label[i + length]) & 0xC0u) == 0x80u) ++length;
    if (read::display_width(result + label.substr(i, length)) > most - 1) break;
    result += label.substr(i, length);
    i += length;
  }
  return result + "…";
}

std::string cells(const std::vector<std::string>& row, const char* tag) {
  std::string html = "<tr>";
  for (const std::string& cell : row) html += std::string("<") + tag + ">" + escaped_html(cell) + "</" + tag + ">";
  return html + "</tr>\n";
}

std::string table(const std::vector<std::vector<std::string>>& rows) {
  const bool findings = rows.front().size() == 4;
  std::string html = findings ? "<table class=\"findings\">\n<thead>" : "<table>\n<thead>";
  html += cells(rows.front(), "th") + "</thead>\n<tbody>\n";
  for (std::size_t i = 1; i < rows.size(); ++i) html += cells(rows[i], "td");
  return html + "</tbody>\n</table>\n";
}

std::string list(const std::vector<std::string>& items, bool checks) {
  std::string html = checks ? "<ul class=\"checklist\">\n" : "<ul>\n";
  for (const std::string& each : items) html += "<li>" + escaped_html(each) + "</li>\n";
  return html + "</ul>\n";
}

}  // namespace

std::string escaped_html(const std::string& text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string svg(const std::vector<Bar>& bars, const std::string& title, Language language) {
  using messages::Message;
  constexpr Message kFixed{"条文确定", "fixed by the text"};
  constexpr Message kCeiling{"最高", "at most"};
  constexpr Message kWidest{"最宽的理解", "widest reading"};
  std::int64_t most = 1;
  for (const Bar& each : bars) most = std::max(most, each.ceiling_max.value_or(each.ceiling));
  const std::int64_t height = kRow * static_cast<std::int64_t>(bars.size()) + kLegend + 6;
  const std::int64_t width = kBarWidth + kFigureWidth;
  std::string html = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 " + number(width) + " " +
                     number(height) + "\" font-size=\"12\">\n<title>" + escaped_html(title) + "</title>\n<desc>";
  for (const Bar& each : bars) html += escaped_html(each.label + ": " + each.figure + "; ");
  html +=
      "</desc>\n<defs><pattern id=\"hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">"
      "<rect width=\"5\" height=\"5\" fill=\"#fff\"/><path d=\"M0 5L5 0\" stroke=\"#111\" stroke-width=\"1\"/>"
      "</pattern></defs>\n";
  const auto legend = [&](std::int64_t x, const char* fill, const Message& words) {
    html += rectangle(x, 4, 14, fill) + "<text x=\"" + number(x + 20) + "\" y=\"16\">" +
            escaped_html(in(messages::text(words), language)) + "</text>\n";
  };
  legend(1, "#333", kFixed);
  legend(141, "url(#hatch)", kCeiling);
  legend(261, "#fff", kWidest);
  std::int64_t y = kLegend + 4;
  for (const Bar& each : bars) {
    html += "<text x=\"1\" y=\"" + number(y + 12) + "\">" + escaped_html(shortened(each.label)) + "</text>";
    const std::int64_t widest = scaled(each.ceiling_max.value_or(each.ceiling), most);
    html += rectangle(1, y + 17, widest, "#fff");
    html += rectangle(1, y + 17, scaled(each.ceiling, most), "url(#hatch)");
    if (each.assured > 0) html += rectangle(1, y + 17, scaled(each.assured, most), "#333");
    html += "<text x=\"" + number(widest + 9) + "\" y=\"" + number(y + 29) + "\">" + escaped_html(each.figure) +
            "</text>\n";
    y += kRow;
  }
  return html + "</svg>";
}

std::string html(const Document& document) {
  const char* language = document.language == Language::zh ? "zh-CN" : "en";
  std::string text = std::string("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"") + language +
                     "\" xml:lang=\"" + language + "\">\n<head>\n<meta charset=\"utf-8\"/>\n" +
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>" +
                     escaped_html(document.title) + "</title>\n<style>" + std::string(kStyle) +
                     "</style>\n</head>\n<body>\n";
  for (const Block& block : document.blocks) {
    switch (block.kind) {
      case Block::Kind::heading: {
        const std::string tag = "h" + number(block.level);
        text += "<" + tag + ">" + escaped_html(block.text) + "</" + tag + ">\n";
        break;
      }
      case Block::Kind::paragraph:
        text += "<p>" + escaped_html(block.text) + "</p>\n";
        break;
      case Block::Kind::remark:
        text += "<p class=\"remark\">" + escaped_html(block.text) + "</p>\n";
        break;
      case Block::Kind::list:
      case Block::Kind::checklist:
        text += list(block.items, block.kind == Block::Kind::checklist);
        break;
      case Block::Kind::table:
        text += table(block.rows);
        break;
      case Block::Kind::bars:
        text += "<figure>\n<figcaption>" + escaped_html(block.text) + "</figcaption>\n" +
                svg(block.bars, block.text, document.language) + "\n</figure>\n";
        break;
    }
  }
  return text + "</body>\n</html>\n";
}

}  // namespace huiqi::handout

// Ranges of cells to and from a spreadsheet: tab-separated text with quoted cells, and an HTML table beside it.
const quote = (text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const escape = (text) => text.replace(/[&<>]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c]).replaceAll("\n", "<br>");

export function write(data, rows) {
  data.setData("text/plain", rows.map((row) => row.map(quote).join("\t")).join("\r\n"));
  const cells = (row) => row.map((text) => `<td>${escape(text)}</td>`).join("");
  data.setData("text/html", `<table>${rows.map((row) => `<tr>${cells(row)}</tr>`).join("")}</table>`);
}

// The rows of tab-separated text; a quoted cell may hold tabs, quotes and line breaks.
export function parse(text) {
  const rows = [[]];
  let cell = "";
  let quoted = false;
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at];
    if (quoted) {
      if (char === '"' && source[at + 1] === '"') (cell += '"'), (at += 1);
      else if (char === '"') quoted = false;
      else cell += char;
    } else if (char === '"' && cell === "") quoted = true;
    else if (char === "\t") rows.at(-1).push(cell), (cell = "");
    else if (char === "\n") rows.at(-1).push(cell), rows.push([]), (cell = "");
    else cell += char;
  }
  rows.at(-1).push(cell);
  return rows;
}

export const hasPicture = (data) => !data.types.includes("text/plain") && [...data.items].some((item) => item.type.startsWith("image/"));

"use strict";

// Sort tables, filter names, open details. Text of students is always set as textContent.
const data = {};

function json(name) {
  return data[name] ??= JSON.parse(document.getElementById(name).textContent);
}

function make(tag, text, kind) {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  if (kind) element.className = kind;
  return element;
}

function valueOf(row, column) {
  const cell = row.cells[column];
  return cell.dataset.value ?? cell.textContent.trim();
}

function compare(a, b, direction) {
  if (a === "" || b === "") return (a === "") - (b === "");  // rows without a value stay last
  const numbers = !isNaN(a) && !isNaN(b);
  return direction * (numbers ? a - b : a.localeCompare(b, undefined, {numeric: true}));
}

function sort(button) {
  const head = button.parentElement, table = head.closest("table"), body = table.tBodies[0];
  const now = head.getAttribute("aria-sort");
  const other = {ascending: "descending", descending: "ascending"};
  const order = now ? other[now] : button.dataset.first;
  for (const cell of head.parentElement.cells) cell.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", order);
  const direction = order === "ascending" ? 1 : -1;
  for (const open of body.querySelectorAll("[aria-expanded=true]")) toggle(open);
  showAll(table);
  const rows = [...body.rows].map(row => [valueOf(row, head.cellIndex), row]);
  rows.sort((one, two) => compare(one[0], two[0], direction));
  body.append(...rows.map(one => one[1]));
}

function showAll(table) {
  table.classList.remove("short");
  const button = document.querySelector(`[data-table="${table.id}"]`);
  if (button) button.hidden = true;
}

function toggle(button) {
  const row = button.closest("tr"), open = button.getAttribute("aria-expanded") === "true";
  button.setAttribute("aria-expanded", String(!open));
  if (open) {
    row.nextElementSibling.remove();
    return;
  }
  const more = make("tr"), cell = make("td");
  cell.colSpan = row.cells.length;
  cell.append(answersOf(Number(row.dataset.row)));
  more.append(cell);
  row.after(more);
}

function answersOf(number) {
  const {texts, students} = json("details-data"), list = make("ul", undefined, "answers");
  for (const answer of students[number]) {
    const item = make("li");
    if (typeof answer === "number") item.textContent = texts[answer];
    else {
      const [question, status, points, message] = answer.map(k => texts[k]);
      item.append(make("span", question, "code"), `: ${status}, ${points}`);
      if (message) item.append(make("p", message));
    }
    list.append(item);
  }
  return list.children.length ? list : make("p", "Every question is passed.");
}

function side(name, lines) {
  const box = make("div"), pre = make("pre");
  for (const [line, same] of lines) pre.append(make("span", line, same ? "same" : ""));
  box.append(make("p", name), pre);
  return box;
}

function fill(pair) {
  if (pair.children.length > 1) return;
  const [left, right, answers] = json("sides-data")[Number(pair.dataset.pair)];
  for (const [exercise, alike, reference, one, two] of answers) {
    const sides = make("div", undefined, "sides");
    sides.append(side(left, one), side(right, two));
    pair.append(make("h4", `${exercise}: ${alike} similar to each other, ${reference} to the reference or the skeleton`),
                sides);
  }
}

function filter(text) {
  const wanted = text.trim().toLocaleLowerCase(), body = document.querySelector("#class tbody");
  for (const open of body.querySelectorAll("[aria-expanded=true]")) toggle(open);
  let shown = 0;
  for (const row of body.rows) {
    row.hidden = !row.cells[0].dataset.value.toLocaleLowerCase().includes(wanted);
    shown += !row.hidden;
  }
  document.getElementById("shown").textContent = wanted ? `${shown} of ${body.rows.length}` : "";
}

document.addEventListener("click", event => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.classList.contains("more")) toggle(button);
  else if (button.classList.contains("all")) showAll(document.getElementById(button.dataset.table));
  else if (button.closest("table.sortable thead")) sort(button);
});
document.addEventListener("toggle", event => {
  if (event.target.open && event.target.classList.contains("pair")) fill(event.target);
}, true);
for (const button of document.querySelectorAll("button.all")) {  // without this script all rows are shown
  document.getElementById(button.dataset.table).classList.add("short");
  button.hidden = false;
}
document.getElementById("filter").addEventListener("input", event => filter(event.target.value));

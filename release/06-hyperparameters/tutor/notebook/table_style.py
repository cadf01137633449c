"""
The style sheet of a check's table.

Text and lines have the colours of the page, light or dark. Parts with their own background (the
words "right" and "wrong", a marked number) set their text colour too. The result is below the
expected value, digit under digit. Both are beside the call or, on a narrow page, below it; if that
is still too wide, the box scrolls. Without this style sheet it is a plain table. Each selector is a
little more specific than JupyterLab's for the same element, so that it wins.
"""

STYLE = """
.tutor-check {container-type: inline-size; border-left: 4px solid #1b7837; padding-left: .8em;
  line-height: 1.4}
.tutor-check.tutor-open {border-left-color: #b2182b}
.tutor-check p {margin: .3em 0}
.tutor-check .tutor-box {overflow-x: auto}
.tutor-check .tutor-box:focus-visible {outline: 2px solid var(--jp-brand-color1, #1976d2);
  outline-offset: -2px}
& caption, & thead {position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%)}
& table {display: block; margin: .3em 0; color: inherit; outline: none}
& tbody {display: grid; grid-template-columns: max-content 1fr; column-gap: 2em}
& tbody tr:nth-child(n) {display: grid; grid-column: 1 / -1; grid-template-columns: subgrid;
  grid-template-rows: auto auto 1fr; row-gap: .3em; padding: .5em 0; background: none;
  border-top: 1px solid var(--jp-border-color1, #9e9e9e)}
& tbody th, & tbody td {display: block; padding: 0; border: 0; text-align: left}
& tbody th {grid-column: 1 / -1; font-weight: normal}
& td:nth-child(2) {grid-row: 2 / span 2}
& td::before {content: attr(data-title); display: block; font-weight: 600}
& td::before {content: attr(data-title) / ""}
& pre {margin: 0; padding: 0; white-space: pre; overflow: visible; background: none; color: inherit;
  font-family: var(--jp-code-font-family, monospace); font-size: .92em; line-height: 1.35}
& pre.tutor-wrap {white-space: pre-wrap; word-break: normal; overflow-wrap: anywhere;
  max-width: min(60ch, 45cqw)}
& .tutor-word {padding: .1em .5em; margin-right: .5em; border-radius: .3em; white-space: nowrap;
  color: #fff; font-weight: 600}
& .tutor-right {background: #1b7837}
& .tutor-wrong {background: #b2182b}
& mark {color: #111; background: #ffd54f; padding: 0}
& .tutor-note {font-style: italic}
@container (max-width: 46em) {
  & tbody, & tbody tr:nth-child(n) {display: block}
  & tbody td {padding-top: .3em}
  & pre.tutor-wrap {max-width: calc(100cqw - 1em)}
}
""".replace("& ", ".tutor-check .tutor-box ")

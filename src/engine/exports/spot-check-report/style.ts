/** What the page of spot-checks has beyond the report's own style. */
export const spotCheckStyle = `
h4{margin:0;font-size:12.5px;font-weight:600}
h4 .count{margin-left:6px;font-weight:400;color:var(--soft)}
.results{margin-top:16px}
.results td,.results thead th:not(:first-child){text-align:right;white-space:nowrap}
.results .plot{width:182px}
.interval{display:block;width:150px;height:14px;margin-left:auto}
.interval .track{fill:var(--sunk)}.interval .span{fill:var(--accent);opacity:.35}.interval .tick{fill:var(--accent)}
.checks{display:grid;gap:12px}
.check{padding:14px 16px;background:var(--panel);border:1px solid var(--line);border-radius:var(--r)}
.check .note{max-width:86ch;margin-top:4px;overflow-wrap:anywhere}
.check .said{margin-top:4px;color:var(--soft)}
.said-of{--side:64px;display:grid;grid-template-columns:148px minmax(0,1fr);gap:12px;margin-top:12px;break-inside:avoid}
.judged{display:flex;flex-wrap:wrap;gap:8px}
.tile.intruder{outline:2px dashed var(--warn);outline-offset:1px}
@media print{.said-of{--side:48px}.check{break-inside:auto}.results .plot{display:none}}
@media (max-width:700px){.said-of{grid-template-columns:minmax(0,1fr)}}
`

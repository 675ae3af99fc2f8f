/** The report's style: neutral greys, since skin is judged beside them; one accent; colour belongs to the data. */
export const reportStyle = `
:root{color-scheme:light dark;--bg:#f4f4f3;--panel:#fff;--sunk:#ececea;--line:#dededb;--ink:#1c1c1b;--soft:#5f5f5b;--faint:#8a8a85;--accent:#0f766e;--warn:#b45309;--warn-bg:#fdf6ec;--r:8px;--side:76px;
--h0:#0072b2;--h1:#d55e00;--h2:#009e73;--h3:#c4679a;--h4:#d98c00;--h5:#3fa3dc;--h6:#8f7f00;--hx:#a3a39e}
@media screen and (prefers-color-scheme:dark){:root{--bg:#161617;--panel:#1f1f20;--sunk:#2a2a2b;--line:#343435;--ink:#ededeb;--soft:#a9a9a4;--faint:#7d7d79;--accent:#2dd4bf;--warn:#f59e0b;--warn-bg:#2a2418;
--h0:#3d8fd1;--h1:#ee7733;--h2:#1fb58a;--h3:#dd8fba;--h4:#eeaa33;--h5:#7cc5f0;--h6:#cdbf4a;--hx:#6f6f6b}}
*{box-sizing:border-box}
html{scroll-padding-top:56px;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:13.5px/1.5 Inter,system-ui,"Segoe UI","Noto Sans SC",sans-serif;font-variant-numeric:tabular-nums;-webkit-font-smoothing:antialiased}
a{color:inherit;text-decoration:none}
a:hover{color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.top{position:sticky;top:0;z-index:2;display:flex;align-items:center;gap:14px;height:44px;padding:0 max(24px,50vw - 780px);background:var(--panel);border-bottom:1px solid var(--line)}
.top bdi{flex:1;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.brand{font-weight:650;letter-spacing:-.01em}
nav{display:flex;gap:18px;color:var(--soft)}
.muted{color:var(--soft)}.faint{color:var(--faint)}
main{max-width:1608px;margin:0 auto;padding:0 24px}
section{padding:36px 0 0}
h1,h2,h3,p,dl,dd,ul,ol,figure{margin:0;padding:0}
ul,ol{list-style:none}
h1{font-size:24px;line-height:1.25;font-weight:650;letter-spacing:-.015em;overflow-wrap:anywhere}
h2{font-size:17px;font-weight:650;letter-spacing:-.01em}
h3{font-size:14px;font-weight:600}
h1 .count{margin-left:6px;font-size:18px;font-weight:400;color:var(--soft)}
h2 .count,h3 .count{margin-left:6px;font-size:13px;font-weight:400;letter-spacing:0;color:var(--soft)}
.explain{max-width:86ch;margin:4px 0 14px;color:var(--soft)}
.empty{margin-top:8px;color:var(--soft)}
.panel{background:var(--panel);border:1px solid var(--line);border-radius:var(--r)}
.number{color:var(--soft)}
.lead{display:flex;gap:24px 48px;align-items:center;justify-content:space-between}
.lead>div:first-child{flex:1;min-width:0}
.mosaic{--side:58px;flex:none;display:grid;grid-template-columns:repeat(6,var(--side));gap:5px}
.mosaic a:hover .tile{outline:2px solid var(--accent);outline-offset:1px}
.found{max-width:76ch;margin-top:8px;font-size:16px;line-height:1.5}
.lead .note{max-width:86ch;margin-top:12px;padding-left:12px;border-left:3px solid var(--line);overflow-wrap:anywhere}
.figures{display:flex;flex-wrap:wrap;gap:12px 36px;margin-top:20px}
.figures div{display:flex;flex-direction:column-reverse}
.figures dd{font-size:20px;line-height:1.3;font-weight:600;letter-spacing:-.01em}
.figures dt{color:var(--soft)}
.warnings{display:grid;gap:6px;margin-top:20px}
.warnings li{max-width:100ch;padding:8px 12px;border-left:3px solid var(--warn);border-radius:4px;background:var(--warn-bg)}
.mark{width:14px;height:14px;flex:none}
.h0{fill:var(--h0)}.h1{fill:var(--h1)}.h2{fill:var(--h2)}.h3{fill:var(--h3)}.h4{fill:var(--h4)}.h5{fill:var(--h5)}.h6{fill:var(--h6)}.hx{fill:var(--hx)}
.hollow{fill-opacity:.12;stroke-width:1.5}
.h0.hollow{stroke:var(--h0)}.h1.hollow{stroke:var(--h1)}.h2.hollow{stroke:var(--h2)}.h3.hollow{stroke:var(--h3)}.h4.hollow{stroke:var(--h4)}.h5.hollow{stroke:var(--h5)}.h6.hollow{stroke:var(--h6)}
.map-and-list{display:grid;grid-template-columns:minmax(0,1fr) 324px;gap:12px;align-items:stretch}
.map-and-list>.panel{overflow:hidden}
.map{display:block;width:100%;height:100%;max-height:860px}
.map path{opacity:.82}
.map a:hover path{opacity:1;stroke:var(--ink);stroke-width:1}
.map text{font-size:13px;font-weight:600;text-anchor:middle;fill:var(--ink);stroke:var(--panel);stroke-width:4px;stroke-linejoin:round;paint-order:stroke;pointer-events:none}
.largest li{border-bottom:1px solid var(--line)}
.largest li:last-child{border-bottom:0}
.largest a{display:grid;grid-template-columns:14px minmax(0,1fr) auto;gap:3px 8px;align-items:center;padding:7px 12px}
.largest a:hover{background:var(--sunk);color:inherit}
.largest b{font-weight:560;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.strip{--side:42px;grid-column:2/4;display:flex;gap:4px}
.rest a{color:var(--soft);display:block}
.tile{display:block;flex:none;width:var(--side);height:var(--side);border-radius:4px;background-color:var(--sunk);background-size:auto 100%;background-repeat:no-repeat;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.tile.none{display:grid;place-items:center;font-size:11px;color:var(--faint)}
.tile[tabindex]{cursor:zoom-in;transition:transform .12s}
.tile[tabindex]:focus{position:relative;z-index:1;transform:scale(2.2);cursor:zoom-out;outline:1px solid var(--panel);outline-offset:0;box-shadow:0 6px 24px #0005}
.topics{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:12px}
.topic{grid-column:1/-1;display:grid;grid-template-columns:264px minmax(0,1fr);gap:12px 20px;padding:14px 16px;background:var(--panel);border:1px solid var(--line);border-radius:var(--r);break-inside:avoid}
.topic.few{grid-column:auto}
.pictures{container-type:inline-size}
.topic .gallery{--columns:12;--side:min(96px,calc((100cqw - 8px*(var(--columns) - 1))/var(--columns)))}
.topic.few .gallery{--columns:3}
.topic.four .gallery{--columns:4}
.topic:target{border-color:var(--accent)}
.topic h3{display:flex;align-items:center;gap:8px;overflow-wrap:anywhere}
.topic .size{margin:2px 0 8px 22px;color:var(--soft)}
.topic .size b{font-weight:560;color:var(--ink)}
.topic .suspect{margin:0 0 8px 22px;padding:4px 8px;border-left:3px solid var(--warn);border-radius:4px;background:var(--warn-bg);font-size:12.5px}
.topic-table{margin-top:12px}
.topic-table table{margin:8px 0;font-size:12.5px}
#factors{margin:28px 0 4px}
.attributes{margin-left:22px;font-size:12.5px}
.attributes div{display:grid;grid-template-columns:60px minmax(0,1fr) 114px;gap:8px;align-items:center;line-height:1.55}
.attributes dt{color:var(--soft)}
.attributes .number{color:var(--ink);text-align:right;white-space:nowrap}
.scale{display:block;width:100%;height:10px}
.scale .track{fill:var(--sunk)}.scale .tick{fill:var(--ink)}
.gallery{display:grid;grid-template-columns:repeat(auto-fill,var(--side));gap:10px 8px;align-content:start}
.gallery li{min-width:0;font-size:11px;line-height:1.35}
.gallery .where{display:flex;justify-content:space-between;gap:4px;margin-top:3px;white-space:nowrap}
.gallery .photo{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;overflow-wrap:anywhere;color:var(--soft)}
table{width:100%;border-collapse:separate;background:var(--panel);border:1px solid var(--line);border-radius:var(--r);border-spacing:0;overflow:hidden}
caption{padding:0 0 6px;text-align:left;font-weight:600}
th,td{padding:7px 12px;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);font-weight:400;overflow-wrap:anywhere}
tbody tr:last-child>*{border-bottom:0}
thead th{color:var(--soft);font-size:12.5px;white-space:nowrap}
table+table,.curves+table,p+table{margin-top:20px}
.measures td,.measures thead th:not(:first-child),.stages td,.stages thead th:not(:first-child){text-align:right;white-space:nowrap}
.measures .plot,.stages .plot{width:182px}
.stages,.settings{max-width:1040px}
.measures b{display:block;font-weight:560}
.measures .run{font-weight:650}
.meaning{display:block;max-width:78ch;color:var(--soft)}
.verdict{display:block;color:var(--ink)}
.key{width:11px;height:11px;margin-right:6px;vertical-align:-1px}
path.run{fill:var(--accent)}
.untrained,.plain{fill:var(--panel);stroke:var(--soft);stroke-width:1.5}
rect.chance{fill:var(--faint)}
.line-plot{display:block;width:150px;height:20px;margin-left:auto}
.axis{fill:none;stroke:var(--faint);stroke-width:1}
.bar{display:block;width:160px;height:8px;margin:6px 0}
.bar rect{fill:var(--faint)}
.curves{display:grid;grid-template-columns:repeat(auto-fit,minmax(380px,1fr));gap:12px;margin-top:12px}
.curves figure{padding:12px 14px 10px;background:var(--panel);border:1px solid var(--line);border-radius:var(--r);display:flex;flex-direction:column;justify-content:space-between;gap:8px;break-inside:avoid}
.curves figcaption b{display:block;font-weight:600}
.curves figcaption span{color:var(--soft)}
.curve{display:block;width:100%;height:auto;max-width:700px}
.curve text{font-size:12px;fill:var(--soft)}
.curve .x{text-anchor:middle}.curve .y{text-anchor:end}
.grid{stroke:var(--line);stroke-width:1}
.curve-line{fill:none;stroke:var(--accent);stroke-width:2;stroke-linejoin:round}
.mark-line{stroke:var(--soft);stroke-width:1;stroke-dasharray:3 3}
.no-topic{fill:var(--faint)}
.band{fill:var(--accent);opacity:.18}
#left-out h3{margin-top:20px}
.reasons{display:grid;gap:6px;margin-top:6px}
.reasons>li,#left-out>details{padding:8px 12px;background:var(--panel);border:1px solid var(--line);border-radius:var(--r)}
summary{cursor:pointer}
summary b{font-weight:560}
.names{columns:280px;column-gap:24px;margin-top:6px;color:var(--soft)}
.names li{break-inside:avoid;overflow-wrap:anywhere}
.settings th:first-child{width:200px}.settings th:nth-child(2){width:260px}.settings td:last-child{color:var(--soft)}
footer{max-width:1608px;margin:0 auto;padding:36px 24px 40px;color:var(--soft)}
@media (max-width:1000px){.mosaic{display:none}.topic .gallery{--columns:6}.attributes{max-width:320px}.map-and-list{grid-template-columns:minmax(0,1fr)}.topic,.topic.few{grid-column:1/-1;grid-template-columns:minmax(0,1fr)}nav{display:none}.measures .plot{display:none}}
@media (prefers-reduced-motion:reduce){.tile[tabindex]{transition:none}}
@media print{:root{--bg:#fff;color-scheme:light}.top{position:static;border:0}nav{display:none}body{font-size:10pt}section{padding-top:20pt}.topic,.map-and-list{break-inside:avoid}svg,.tile{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`

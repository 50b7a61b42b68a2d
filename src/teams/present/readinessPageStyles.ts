import { readinessClasses, systems } from '../../admin/readiness.ts';

/** Rows that a chosen class leaves out; the browser does it, so that the page needs no script. */
export const filterStyles = systems
  .flatMap((system) =>
    readinessClasses.map(
      (name) =>
        `body:has(#${system}-${name}:checked) tbody tr:not([data-${system.toLowerCase()}="${name}"]){display:none}`,
    ),
  )
  .join('\n');

export const pageStyles = `
:root{color-scheme:light dark;--back:#fff;--text:#1b1b1b;--soft:#5c5c5c;--line:#d6d6d6;
--ready:#0b6a0b;--readyAfter:#8a4b00;--notPossible:#616161;--fillReady:#2e8b45;--fillAfter:#f0b35a;--fillNot:#b8b8b8}
@media (prefers-color-scheme:dark){:root{--back:#1c1c1c;--text:#f2f2f2;--soft:#b5b5b5;--line:#444;
--ready:#7fd58f;--readyAfter:#f5c27d;--notPossible:#b5b5b5;--fillReady:#3d9a55;--fillAfter:#c98a2e;--fillNot:#6b6b6b}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--text);font:15px/1.45 'Segoe UI',system-ui,'Noto Sans','DejaVu Sans',sans-serif}
main{max-width:1200px;margin:0 auto;padding:24px 16px 48px}
h1{font-size:26px;line-height:1.2;margin:0 0 4px}
h2{font-size:19px;margin:32px 0 8px}h3{font-size:16px;margin:16px 0 4px}
.missing{border-left:4px solid var(--readyAfter);padding:4px 12px;margin:8px 0}
svg{display:block;width:100%;max-width:640px;height:auto}
svg text{font-size:13px;fill:var(--text)}svg .on-ready{fill:#fff;font-weight:600}
svg .on-readyAfter,svg .on-notPossible{fill:#1b1b1b;font-weight:600}
@media (prefers-color-scheme:dark){svg .on-notPossible{fill:#fff}}
.part-ready{fill:var(--fillReady)}.part-readyAfter{fill:var(--fillAfter)}.part-notPossible{fill:var(--fillNot)}
.sums{margin:8px 0;padding-left:20px;color:var(--soft)}
.checks{list-style:none;padding:0}.checks li{margin:4px 0}.checks em{color:var(--soft)}
.checks .done span{color:var(--ready)}
ol li,ul li{margin:6px 0}
code{font:13px/1.4 Consolas,'DejaVu Sans Mono',monospace;overflow-wrap:anywhere}
.filters{display:flex;flex-wrap:wrap;gap:8px 16px;margin:0 0 12px}
fieldset{min-width:0;border:1px solid var(--line);border-radius:6px;padding:4px 10px 8px}legend{font-weight:600}
label{display:inline-block;margin-right:10px}
table{width:100%;border-collapse:collapse;font-size:14px}
th,td{text-align:left;vertical-align:top;padding:8px 10px 8px 0;border-bottom:1px solid var(--line)}
td{overflow-wrap:anywhere}
td small,td code{display:block;color:var(--soft);margin-top:2px}time{white-space:nowrap}
b.ready{color:var(--ready)}b.readyAfter{color:var(--readyAfter)}b.notPossible{color:var(--notPossible)}
@media (max-width:760px){thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,tbody,tr,td{display:block;width:100%}tr{padding:10px 0;border-bottom:1px solid var(--line)}
td{border:0;padding:2px 0 2px 0}td::before{content:attr(data-label);display:block;font-size:12px;color:var(--soft)}
td:first-child::before{content:none}
svg text{font-size:20px}}
@media print{.filters{display:none}tr,li,svg{break-inside:avoid}main{max-width:none;padding:0}
thead{display:table-header-group}}
`;

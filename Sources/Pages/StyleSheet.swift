import Kernel

extension Page {
    /// The one style sheet, `text/css`.
    public static let styleSheet = """
        :root { color-scheme: light dark;
          --paper: #fff; --panel: #f3f6f6; --ink: #17211f; --soft: #4b5856; --line: #c9d3d1; --strong: #7d8a88;
          --accent: #075a5e; --on-accent: #fff; --focus: #ffd23f; --focus-ink: #17211f;
          --good: #14653a; --watch: #7c4a00; --bad: #a1182b; --none: #4b5856;
          --c0: #0b6e74; --c1: #b9dcd9; --c2: #e9c46a; --c3: #8fa9c9; --c4: #e3a58f; --c5: #cdb7dd; --mark: #17211f; }
        @media (prefers-color-scheme: dark) { :root {
          --paper: #121a1a; --panel: #1b2626; --ink: #e9efee; --soft: #b0bfbc; --line: #364644; --strong: #7f908d;
          --accent: #7ad3cf; --on-accent: #0c1717; --focus: #ffd23f; --focus-ink: #17211f;
          --good: #7ddba2; --watch: #f2c46d; --bad: #ff9aa2; --none: #b0bfbc;
          --c0: #3fa9a5; --c1: #25504f; --c2: #8a6a1c; --c3: #48638a; --c4: #8f5440; --c5: #6f5585; --mark: #e9efee; } }
        *, ::before, ::after { box-sizing: border-box; }
        html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body { margin: 0; min-width: 0; min-height: 100vh; display: flex; flex-direction: column; background: var(--paper); color: var(--ink);
          font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif; }
        h1, h2, h3, p, ul, ol, dl, figure { margin: 0; padding: 0; }
        h1 { font-size: clamp(1.7rem, 1.4rem + 1.6vw, 2.4rem); line-height: 1.15; letter-spacing: -.015em; text-wrap: balance; }
        h2 { font-size: 1.35rem; line-height: 1.25; letter-spacing: -.005em; }
        h3 { font-size: 1rem; line-height: 1.35; }
        h1, h2, h3, p, li, dd, td, th, a { overflow-wrap: break-word; }
        a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: from-font; }
        a:hover { text-decoration-thickness: .14em; }
        :focus-visible { outline: 3px solid var(--focus-ink); outline-offset: 0; box-shadow: 0 0 0 6px var(--focus); border-radius: 2px; }
        main:focus { outline: none; box-shadow: none; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .skip { position: absolute; left: -999rem; top: 0; z-index: 2; padding: .75rem 1rem; background: var(--focus); color: var(--focus-ink); }
        .skip:focus { left: 0; }
        .bar { max-width: 86rem; margin: 0 auto; padding: 0 1rem; }

        .top { border-top: 6px solid var(--accent); border-bottom: 1px solid var(--line); background: var(--paper); }
        .top .bar { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.25rem; padding-top: .75rem; padding-bottom: .75rem; }
        .brand { flex: 1 1 0; min-width: 12rem; color: var(--ink); text-decoration: none; line-height: 1.25; display: inline-block; }
        .brand:hover .name { text-decoration: underline; }
        .brand .name { display: block; font-weight: 700; }
        .brand .what { display: block; color: var(--soft); font-size: .875rem; }
        .who { flex: 0 1 auto; display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem; font-size: .875rem; }
        .to-menu { padding: .5rem 0; font-weight: 600; }

        .page { flex: 1 0 auto; width: 100%; max-width: 86rem; margin: 0 auto; padding: 0 1rem 3rem; display: grid; align-content: start; grid-template-columns: minmax(0, 1fr); }
        main { min-width: 0; padding-top: 1.25rem; }
        .alone main { max-width: 44rem; padding-top: 2.5rem; }
        .menu ul, .legend, .figures, .crumbs ol, .keys, .bottom ul { list-style: none; }
        .menu a { display: block; padding: .5rem .75rem; color: var(--ink); text-decoration: none; border-left: 4px solid transparent; }
        .menu a:hover { text-decoration: underline; background: var(--panel); }
        .menu a[aria-current] { border-left-color: var(--accent); background: var(--panel); font-weight: 600; color: var(--accent); }
        @media (max-width: 59.99rem) {
          .menu:not(:target) { display: none; }
          .menu { padding: .5rem 0 1rem; border-bottom: 1px solid var(--line); }
          .menu a { padding: .65rem .75rem; }
          .menu .close a { color: var(--accent); text-decoration: underline; } }
        @media (min-width: 60rem) {
          .page { grid-template-columns: 12rem minmax(0, 1fr); gap: 0 2.5rem; }
          .page.alone { grid-template-columns: minmax(0, 1fr); }
          .to-menu, .menu .close { display: none; }
          .menu { padding-top: 1.75rem; }
          main { padding-top: 1.75rem; } }

        .crumbs { margin-bottom: 1rem; font-size: .875rem; }
        .crumbs ol { display: flex; flex-wrap: wrap; gap: .125rem .5rem; }
        .crumbs li + li::before { content: "›" / ""; margin-right: .5rem; color: var(--soft); }
        .lead { margin-top: .75rem; max-width: 44rem; font-size: 1.125rem; line-height: 1.5; color: var(--soft); }
        main > h2 { margin-top: 2rem; }
        main > h2 + * { margin-top: .5rem; }
        main > p + p { margin-top: .75rem; }
        main > p, main > ul:not(.figures) { max-width: 42rem; }
        main > ul { padding-left: 1.25rem; }
        main > ul li + li { margin-top: .35rem; }
        main section { margin-top: 2.75rem; }

        .then { margin-top: 1rem; }
        .filters { margin-top: 1.5rem; padding: 1rem; background: var(--panel); border-radius: 6px;
          display: flex; flex-wrap: wrap; align-items: end; gap: .9rem 1rem; }
        .field { min-width: 0; flex: 0 1 auto; }
        label { display: block; font-size: .875rem; font-weight: 600; margin-bottom: .25rem; }
        input, select, button, .button { font: inherit; color: inherit; min-height: 2.75rem; border-radius: 4px; max-width: 100%; }
        input, select { width: 100%; padding: .4rem .6rem; background: var(--paper); border: 1px solid var(--strong); }
        button, .button { display: inline-block; padding: .55rem 1.1rem; border: 2px solid var(--accent); background: var(--accent); color: var(--on-accent);
          font-weight: 600; text-decoration: none; cursor: pointer; line-height: 1.4; }
        button:hover, .button:hover { text-decoration: underline; }
        .who button { min-height: 2.25rem; padding: .25rem .8rem; background: transparent; color: var(--accent); border-width: 1px; }
        .actions { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 1.25rem; }
        main > .actions { margin-top: 1.5rem; }
        @media (max-width: 29.99rem) { .filters .field { flex: 1 1 7.25rem; } .filters .field:first-child { flex-basis: 100%; } .filters .actions { flex: 1 1 100%; } }

        .figures { margin-top: 1rem; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 8.25rem), 1fr)); }
        @media (min-width: 34rem) { .figures { gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(12.5rem, 1fr)); } }
        .figures > li { min-width: 0; padding: .75rem .85rem .65rem; border: 1px solid var(--line); border-top: 4px solid var(--accent); border-radius: 4px;
          display: flex; flex-direction: column; }
        .figures h3 { font-weight: 600; font-size: .9375rem; color: var(--soft); }
        .figures .value { font-size: clamp(1.15rem, .8rem + 1.7vw, 1.9rem); line-height: 1.2; font-weight: 700; letter-spacing: -.01em; margin: .2rem 0 .5rem; font-variant-numeric: tabular-nums; }
        .figures p > .symbol { min-width: 0; }
        .figures .fact { font-size: 1.0625rem; font-weight: 600; margin: .25rem 0 .6rem; }
                .figures details { margin-top: auto; }
        details { font-size: .875rem; color: var(--soft); }
        details p, details dl { margin-top: .5rem; max-width: 44rem; }
        summary { cursor: pointer; color: var(--accent); padding: .15rem 0; width: fit-content; max-width: 100%; }
        summary:hover { text-decoration: underline; }
        details dl > div + div { margin-top: .4rem; }
        dt { font-weight: 600; color: var(--ink); }
        dd { margin: 0; }

        .definition { margin-top: .35rem; max-width: 44rem; color: var(--soft); }
        .empty { margin-top: 1rem; padding: 1rem; border-left: 4px solid var(--line); background: var(--panel); max-width: 44rem; }
        .source { margin: .6rem 0 .15rem; font-size: .875rem; color: var(--soft); }
        .scroll { margin-top: 1rem; overflow-x: auto; position: relative; border-bottom: 1px solid var(--line);
          background: linear-gradient(to right, var(--paper) 30%, transparent) left / 2.5rem 100%, linear-gradient(to left, var(--paper) 30%, transparent) right / 2.5rem 100%,
            linear-gradient(to right, rgb(0 0 0 / .22), transparent) left / .75rem 100%, linear-gradient(to left, rgb(0 0 0 / .22), transparent) right / .75rem 100%;
          background-repeat: no-repeat; background-attachment: local, local, scroll, scroll; }
        table { border-collapse: collapse; width: 100%; font-size: .9375rem; line-height: 1.45; font-variant-numeric: tabular-nums; }
        th, td { text-align: left; vertical-align: top; padding: .6rem; border-bottom: 1px solid var(--line); }
        th:first-child, td:first-child { padding-left: .25rem; }
        thead th { vertical-align: bottom; border-bottom: 2px solid var(--strong); font-weight: 600; font-size: .875rem; line-height: 1.3; }
        tbody th { font-weight: 600; min-width: 7rem; }
        thead th:first-child, tbody th { position: sticky; left: 0; background: var(--paper); }
        @media (max-width: 39.99rem) { table { font-size: .875rem; } th, td { padding: .5rem; } tbody th { min-width: 6rem; max-width: 11.5rem; hyphens: auto; } }
        tbody tr:hover > * { background: var(--panel); }
        tbody tr:last-child > * { border-bottom: 0; }
        .short, th.measure { min-width: 0; }
        .short { white-space: nowrap; }
        .measure { text-align: right; white-space: nowrap; }
        td.long { min-width: 15rem; }
        td.many { min-width: 11rem; }
        td ul, th ul, .fact ul { list-style: none; }
        td li + li { margin-top: .2rem; }
        time, td .status { white-space: nowrap; }
        .figures time { white-space: normal; }
        .long .status { white-space: normal; }
        .clause { white-space: nowrap; color: var(--soft); }
        q { quotes: "”" "”" "’" "’"; }
        .matrix td { border-left: 1px solid var(--line); }
        .matrix th, .matrix td { padding-left: .5rem; padding-right: .5rem; }
        .matrix td:not(.measure) { min-width: 8rem; }
        .matrix td .status { display: flex; gap: .3em; white-space: normal; font-weight: 400; }
        .matrix td .symbol { flex: none; margin-top: .2em; }
        .turning { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; padding: .75rem 0; }

        .symbol { display: inline-block; min-width: 1.35em; text-align: center; font-weight: 700; }
        .status .symbol { border: 1.5px solid; border-radius: 50%; width: 1.45em; min-width: 1.45em; height: 1.45em; line-height: 1.3em; font-size: .8em; margin-right: .2em; }
        .status.watch .symbol { border-radius: 3px; }
        .status.bad .symbol { background: var(--bad); color: var(--paper); border-color: var(--bad); }
        .good { color: var(--good); } .watch { color: var(--watch); } .bad { color: var(--bad); } .none { color: var(--none); }
        .status { font-weight: 600; }
        .legend { display: flex; flex-wrap: wrap; gap: .35rem 1.25rem; font-size: .875rem; }
        .legend li { display: flex; align-items: center; gap: .35rem; }
        figure .legend { margin: 1rem 0 .5rem; }
        .about { padding-top: 1.25rem; border-top: 1px solid var(--line); font-size: .9375rem; }
        .about h2 { font-size: 1.125rem; }
        .about h3 { margin: 1rem 0 .35rem; font-size: .9375rem; }
        .address { max-width: none; overflow-wrap: anywhere; font-size: .875rem; }
        .address + .address { margin-top: .75rem; color: var(--soft); }
        code { font-family: ui-monospace, "Liberation Mono", Menlo, monospace; font-size: .9em; overflow-wrap: anywhere; }

        figure { margin-top: 1.25rem; max-width: 48rem; }
        svg { display: block; max-width: 100%; }
        svg text { fill: var(--ink); font-size: 14px; }
        .bars { overflow: visible; }
        .bars .amount { font-weight: 600; font-variant-numeric: tabular-nums; }
        .edge { stroke: var(--ink); stroke-width: 1; }
        .c0 { fill: var(--c0); } .c1 { fill: var(--c1); } .c2 { fill: var(--c2); } .c3 { fill: var(--c3); } .c4 { fill: var(--c4); } .c5 { fill: var(--c5); }
        .mark { stroke: var(--mark); stroke-width: 1.2; fill: none; } .dot { fill: var(--mark); }
        .swatch { flex: none; }
        .wheel { max-width: none; display: flex; flex-wrap: wrap; align-items: flex-start; gap: 1.25rem 2.5rem; }
        .wheel > svg { flex: 1 1 20rem; max-width: 30rem; min-width: 0; height: auto; }
        .wheel .keys { flex: 1 1 18rem; min-width: 0; }
        .ring { fill: none; stroke: var(--line); stroke-width: 1; }
        .wheel .month { text-anchor: middle; font-size: 15px; font-weight: 600; fill: var(--soft); }
        .wheel .year { text-anchor: middle; font-size: 22px; font-weight: 700; }
        .hand { stroke: var(--accent); stroke-width: 2.5; stroke-dasharray: 6 4; }
        .arc { fill: none; stroke: currentColor; stroke-width: 9; stroke-linecap: round; opacity: .45; }
        .span circle { fill: var(--paper); stroke: currentColor; stroke-width: 2; }
        .span text { text-anchor: middle; font-size: 12px; font-weight: 700; fill: currentColor; }
        .keys li { display: flex; gap: .6rem; padding: .3rem 0; font-size: .9375rem; }
        .keys .number { flex: none; width: 1.6rem; height: 1.6rem; border: 2px solid; border-radius: 50%; text-align: center; font-size: .8125rem; line-height: 1.35rem; font-weight: 700; }

        .sign-in { margin-top: 1.5rem; display: grid; gap: 1.25rem; max-width: 30rem; }
        .hint { color: var(--soft); font-size: .875rem; }
        .field .hint { display: block; margin-bottom: .35rem; }
        main > .hint { margin-top: 1.5rem; }
        .error { margin-top: 1.25rem; padding: .75rem 1rem; border: 2px solid var(--bad); border-radius: 4px; color: var(--bad); font-weight: 600; }
        .bottom { border-top: 1px solid var(--line); background: var(--panel); font-size: .875rem; }
        .bottom .bar { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .75rem 2rem; padding-top: 1.5rem; padding-bottom: 2rem; }
        .bottom ul { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; }
        .bottom p { max-width: 44rem; }

        @media (forced-colors: active) { .edge { stroke: CanvasText; } .menu a[aria-current] { border-left-color: Highlight; } }
        @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
        @page { size: A4; margin: 16mm 14mm 18mm; }
        @page wide { size: A4 landscape; margin: 14mm 12mm; }
        @media print {
          :root { color-scheme: light; --paper: #fff; --panel: #fff; --ink: #000; --soft: #333; --line: #999; --strong: #555; --accent: #000;
            --good: #14653a; --watch: #7c4a00; --bad: #a1182b; --none: #333;
            --c0: #0b6e74; --c1: #b9dcd9; --c2: #e9c46a; --c3: #8fa9c9; --c4: #e3a58f; --c5: #cdb7dd; --mark: #000; }
          body { display: block; font-size: 9.5pt; line-height: 1.4; }
          .menu, .to-menu, .who, .skip, .crumbs, .filters, .turning, .bottom ul { display: none; }
          .page, .bar { display: block; max-width: none; padding: 0; }
          .top { border-top: 0; } .top .bar, .bottom .bar { padding: 0 0 2mm; }
          main { padding-top: 4mm; } main section { margin-top: 6mm; }
          h1 { font-size: 18pt; } h2 { font-size: 12.5pt; } .lead { font-size: 10.5pt; }
          h1, h2, h3, .definition { break-after: avoid; }
          a { color: inherit; text-decoration: none; } thead a { text-decoration: none; }
          .scroll { overflow: visible; background: none; border: 0; }
          .wide { page: wide; } .wide table { font-size: 7pt; } .wide thead th { font-size: 6.5pt; } .wide th, .wide td { padding: .8mm 1mm; }
          .wide td, .wide thead th { overflow-wrap: anywhere; } .wide .measure, .wide .status { overflow-wrap: normal; white-space: normal; }
          thead th:first-child, tbody th { position: static; }
          table, thead th { font-size: 8.5pt; } th, td { padding: 1mm 1.5mm; } td.long, td.many, tbody th { min-width: 0; }
          td .status { white-space: normal; } .wheel > svg { max-width: 9cm; flex-basis: 8cm; }
          thead { display: table-header-group; } tr, .figures > li, figure, .keys li { break-inside: avoid; }
          .figures { grid-template-columns: repeat(3, 1fr); gap: 3mm; } .figures .value { font-size: 14pt; }
          details { font-size: 8pt; } details::details-content { content-visibility: visible; display: block; } summary { display: none; }
          * { print-color-adjust: exact; } }
        """

    /// Where the style sheet is; another one has another address, so that it may be kept for ever.
    public static let styleSheetAddress = "\(root)/style.css?v=\(fingerprint(styleSheet))"

    private static func fingerprint(_ text: String) -> String {
        var hash = StableHash()
        hash.combine(Array(text.utf8))
        return String(hash.value, radix: 16)
    }
}

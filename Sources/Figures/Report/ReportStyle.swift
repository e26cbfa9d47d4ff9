/// The style sheet of a report; light and dark follow the reader's scheme.
enum ReportStyle {
  static let sheet = """
    :root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff;
      --soft: #57606a; --line: #d0d7de; --true: #0072b2; --partly: #e69f00;
      --false: #d55e00; --none: #8c959f; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3;
      --paper: #0d1117; --soft: #9198a1; --line: #3d444d; --true: #56b4e9;
      --partly: #f0b429; --false: #ff8a4c; --none: #6e7681; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 16px/1.55 Georgia, "Times New Roman", serif; }
    main { max-width: 56rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
    h1, h2 { line-height: 1.2; }
    h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line);
      padding-bottom: .3rem; }
    .lead { font-size: 1.15rem; }
    nav a { margin-right: 1rem; color: var(--true); }
    figure { margin: 2rem 0; }
    figure svg { width: 100%; height: auto; }
    figcaption { color: var(--soft); font-size: .92rem; }
    svg text { fill: var(--ink); font: 13px system-ui, sans-serif; }
    svg .axis { stroke: var(--soft); stroke-width: 1; fill: none; }
    details { border-bottom: 1px solid var(--line); padding: .45rem 0; }
    summary { cursor: pointer; display: grid; gap: .75rem;
      grid-template-columns: 3.2rem 7.6rem 1fr; align-items: baseline; }
    .id { font: 600 .9rem ui-monospace, monospace; color: var(--soft); }
    .mark { font: 600 .82rem system-ui, sans-serif; }
    .mark::before { display: inline-block; width: 1.3em; }
    .true { color: var(--true); } .true::before { content: "✓"; }
    .partly { color: var(--partly); } .partly::before { content: "◐"; }
    .false { color: var(--false); } .false::before { content: "✗"; }
    .not-checkable, .undecided { color: var(--none); }
    .not-checkable::before, .undecided::before { content: "–"; }
    dl { display: grid; grid-template-columns: 7rem 1fr; gap: .35rem 1rem;
      margin: .8rem 0 .8rem 1rem; }
    dt { color: var(--soft); font: .85rem/1.8 system-ui, sans-serif; }
    dd { margin: 0; overflow-wrap: anywhere; }
    sup, sub { font-size: .75em; line-height: 0; }
    @media (max-width: 40rem) { summary { grid-template-columns: 3rem 1fr; }
      .title { grid-column: 1 / -1; } dl { grid-template-columns: 1fr; } }
    @media print { details { break-inside: avoid; } }
    """
}

/// The style and the script of a site.
enum SiteFiles {
  /// The style: light and dark, from phones to wide screens, and on paper.
  static let style = """
    :root {
      color-scheme: light dark;
      --text: light-dark(#1b1f24, #e4e7eb); --faint: light-dark(#57606a, #a3adb8);
      --back: light-dark(#fff, #14171b); --soft: light-dark(#f3f5f7, #1f242a);
      --line: light-dark(#d5dbe1, #38404a); --link: light-dark(#0a58a8, #7db9f7);
      --gained: light-dark(#9a3412, #fdba74); --lost: light-dark(#1d5e3a, #86dba8);
    }
    * { box-sizing: border-box; }
    html { font: 100%/1.5 system-ui, sans-serif; color: var(--text); background: var(--back); }
    body { max-width: 68rem; margin: 0 auto; padding: 0 1rem 3rem; overflow-wrap: anywhere; }
    a { color: var(--link); }
    .skip { position: absolute; left: -99rem; }
    .skip:focus { left: 1rem; background: var(--back); padding: .5rem; }
    nav ol { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; }
    h1 { line-height: 1.2; font-size: clamp(1.4rem, 4vw, 2rem); }
    h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
    dt { color: var(--faint); } dd { margin: 0; }
    code, pre { font-family: ui-monospace, monospace; font-size: .9em; }
    pre { background: var(--soft); padding: .75rem; overflow-x: auto; overflow-wrap: normal; }
    ins, del { text-decoration: none; }
    ins { color: var(--gained); } del { color: var(--lost); } ul { padding-left: 1.25rem; }
    mark { font: .8em/1 system-ui, sans-serif; color: var(--text); background: none;
      border: 1px solid var(--line); border-radius: .5rem; padding: 0 .35rem;
      white-space: nowrap; }
    mark.gained { color: var(--gained); border-color: currentColor; }
    mark.gained::before { content: "▲ "; content: "▲ " / ""; }
    mark.lost { color: var(--lost); border-color: currentColor; }
    mark.lost::before { content: "▼ "; content: "▼ " / ""; }
    blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid var(--line); }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; }
    caption { text-align: left; color: var(--faint); padding: .25rem 0; }
    th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0;
      border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
    thead th { overflow-wrap: normal; } time { white-space: nowrap; }
    tbody th { font-weight: 600; min-width: 4rem; } td { min-width: 5rem; }
    .recent { padding: 0; list-style: none; } .recent p { margin: 0 0 .75rem; color: var(--faint); }
    .badge { border: 1px solid currentColor; border-radius: .75rem; padding: 0 .5rem;
      font-size: .85em; white-space: nowrap; }
    .widened, .mixed, .loosened, .created, .restored { color: var(--gained); }
    .narrowed, .tightened, .deleted { color: var(--lost); }
    form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; margin: 1.5rem 0; }
    form[hidden] { display: none; } form p { margin: 0; max-width: 100%; } label { display: block; }
    #query { width: 20rem; }
    input, select { font: inherit; height: 2.2rem; padding: .3rem; max-width: 100%; }
    output { color: var(--faint); } #comparison { flex-basis: 100%; }
    figure { margin: 1.5rem 0; }
    svg { width: 100%; height: auto; max-width: 45rem; overflow: visible; }
    svg text { fill: var(--faint); font-size: 12px; } svg circle { fill: currentColor; }
    svg .line { fill: none; stroke: var(--link); stroke-width: 1.5; }
    figcaption, footer { color: var(--faint); }
    footer { margin-top: 3rem; border-top: 1px solid var(--line); }
    @media (max-width: 40rem) {
      dl { display: block; } dd { margin-bottom: .5rem; } svg text { font-size: 24px; }
      #timeline, #timeline caption, #timeline tbody, #timeline tr { display: block; }
      #timeline thead { display: none; }
      #timeline tr { padding: .5rem 0; border-bottom: 1px solid var(--line); }
      #timeline th, #timeline td { display: inline-block; min-width: 0; border: 0; padding-block: 0; }
      #timeline td:last-child { display: block; }
      #list td:nth-of-type(1), #list th:nth-of-type(2),
      #list td:nth-of-type(3), #list thead th:nth-of-type(4) { display: none; }
    }
    @media print { nav, form, footer, .skip { display: none; } .wide, pre { overflow: visible; }
      pre { white-space: pre-wrap; } }

    """

  /// The script: search, filters and comparing.
  ///
  /// Everything can be read without it.
  static let script = #"""
    "use strict";
    const form = document.getElementById("filters");
    if (form) {
      const rows = [...document.querySelectorAll("#list tbody tr")];
      const [query, verdict, service, count] =
        ["query", "verdict", "service", "count"].map(id => document.getElementById(id));
      const load = () => {
        if (window.actions || document.getElementById("actions-index")) return;
        const script = document.createElement("script");
        script.id = "actions-index";
        script.src = "actions.js";
        script.onload = update;
        document.head.append(script);
      };
      const glob = pattern => new RegExp("^" + pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&")
        .replace(/\*/g, ".*").replace(/\?/g, ".") + "$");
      const policiesFor = action => {
        const found = new Set();
        const asked = action.includes("*") ? glob(action) : null;
        for (const [pattern, places] of Object.entries(window.actions)) {
          const isMeant = asked ? asked.test(pattern)
            : pattern === "*" || pattern.startsWith(action) || pattern.includes("*") && glob(pattern).test(action);
          if (isMeant) places.forEach(place => found.add(place));
        }
        return found;
      };
      const update = () => {
        const text = query.value.trim().toLowerCase();
        const isAction = text.includes(":");
        if (isAction) load();
        const places = isAction && window.actions ? policiesFor(text) : null;
        let shown = 0;
        rows.forEach((row, place) => {
          const name = (row.cells[0].textContent + " " + row.dataset.also).toLowerCase();
          const isShown = (isAction ? !places || places.has(place) : name.includes(text))
            && (!verdict.value || row.dataset.verdict === verdict.value)
            && (!service.value || row.dataset.service === service.value);
          row.hidden = !isShown;
          shown += isShown;
        });
        // What is asked for comes first.
        document.getElementById("recent").parentElement.hidden =
          Boolean(text || verdict.value || service.value);
        count.textContent = shown === 1 ? "1 policy" : shown + " policies";
      };
      form.hidden = false;
      form.addEventListener("input", update);
      form.addEventListener("submit", event => event.preventDefault());
      form.addEventListener("change", update);
      update();
    }
    const compare = document.getElementById("compare");
    if (compare) {
      const [older, newer, answer] =
        ["older", "newer", "comparison"].map(id => document.getElementById(id));
      const patternsAt = place => {
        const patterns = new Set();
        window.patterns.slice(0, place + 1).forEach(([added, removed]) => {
          removed.forEach(pattern => patterns.delete(pattern));
          added.forEach(pattern => patterns.add(pattern));
        });
        return patterns;
      };
      const list = (title, patterns) => {
        const part = document.createElement("p");
        part.append(patterns.length ? `${title} (${patterns.length}): ` : `${title}: nothing`);
        patterns.forEach((pattern, index) => {
          const code = document.createElement("code");
          code.textContent = pattern;
          part.append(index ? ", " : "", code);
        });
        return part;
      };
      const show = () => {
        const from = patternsAt(Number(older.value)), to = patternsAt(Number(newer.value));
        const note = document.createElement("p");
        note.append("What Allow statements name, pattern by pattern. Resources, conditions and what a "
          + "pattern covers are compared by policy-history diff.");
        answer.replaceChildren(
          list("Named anew", [...to].filter(pattern => !from.has(pattern))),
          list("Not named any more", [...from].filter(pattern => !to.has(pattern))), note);
      };
      compare.hidden = false;
      compare.addEventListener("submit", event => event.preventDefault());
      compare.addEventListener("change", () => {
        if (window.patterns) return show();
        const script = document.createElement("script");
        script.src = compare.dataset.patterns;
        script.onload = show;
        document.head.append(script);
      });
    }

    """#
}

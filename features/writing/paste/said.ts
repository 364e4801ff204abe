/** What styles say, of classes and of Word's lists: `.xl65`, `@list l0:level1`. */
export type Rules = ReadonlyMap<string, string>;

/** Rules of a style sheet by the class or list that they are of; of elements alone there is nothing to learn. */
export function rulesIn(css: string): Rules {
  const rules = new Map<string, string>();
  for (const rule of css.replace(/<!--|-->/g, "").split("}")) {
    const [head = "", body = ""] = rule.split("{");
    for (const selector of head.replace(/\/\*[^*]*\*\//g, "").split(",")) {
      const name = /^\s*(?:[a-z]+\d?)?(\.[^\s.:>+~[\]#]+)\s*$|^\s*(@list\s+\S+)\s*$/i.exec(
        selector,
      );
      const key = name?.[1] ?? name?.[2]?.replace(/\s+/g, " ");
      if (key) rules.set(key, `${rules.get(key) ?? ""};${body}`);
    }
  }
  return rules;
}

export type Said = (node: Element, property: string) => string;

/** Reads a declared property of an element: its own style, or else its classes'. */
export function sayer(rules: Rules): Said {
  return (node, property) => {
    const own = valueIn(node.getAttribute("data-said") ?? "", property);
    if (own) return own;
    for (const name of (node.getAttribute("class") ?? "").split(/\s+/)) {
      const value = name && valueIn(rules.get(`.${name}`) ?? "", property);
      if (value) return value;
    }
    return "";
  };
}

/** @returns the last value of a property in declarations, in lower case */
export function valueIn(declarations: string, property: string): string {
  let value = "";
  for (const declaration of declarations.split(";")) {
    const colon = declaration.indexOf(":");
    if (colon < 0 || declaration.slice(0, colon).trim().toLowerCase() !== property) continue;
    value = declaration
      .slice(colon + 1)
      .replace(/!\s*important/i, "")
      .trim()
      .toLowerCase();
  }
  return value;
}

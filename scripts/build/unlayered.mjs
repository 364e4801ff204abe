/**
 * A step of PostCSS that takes the cascade layers out of a finished sheet:
 * a browser that knows none (before Chrome 99, Safari 15.4) leaves out all
 * that stands in one, and a page would have no style at all.
 *
 * Rules keep their places, so the sheet has to name its layers in the order
 * in which they stand, which is checked here; and a rule of an earlier layer
 * must not be more specific than one of a later layer that means to change
 * it. (`@csstools/postcss-cascade-layers` would see to that as well, with
 * `:not(#\#)` at each selector of the sheet.)
 */
export function unlayered() {
  return {
    postcssPlugin: "unlayered",
    OnceExit(root) {
      const order = [];
      let reached = 0;
      root.walkAtRules("layer", (rule) => {
        const names = rule.params.split(/\s*,\s*/).filter(Boolean);
        if (!rule.nodes) {
          order.push(...names.filter((name) => !order.includes(name)));
          rule.remove();
          return;
        }
        const place = order.indexOf(names[0]);
        if (place < 0) throw rule.error(`the layer "${rule.params}" has no place in the order`);
        if (holdsRules(rule)) {
          if (place < reached)
            throw rule.error(`the layer "${rule.params}" stands after a later one`);
          reached = place;
        }
        rule.replaceWith(rule.nodes);
      });
    },
  };
}

/** Names for values change nothing by where they stand. */
function holdsRules(layer) {
  let found = false;
  layer.walkDecls((declaration) => {
    if (!declaration.prop.startsWith("--")) found = true;
  });
  return found;
}

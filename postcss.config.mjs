import { unlayered } from "./scripts/build/unlayered.mjs";

/**
 * What Tailwind and then Next's own tool leave to browsers that are newer
 * than those that package.json names: docs/decisions/0030-engines.md.
 */
export default {
  plugins: [
    // Next shortens the sheet for those browsers. Done by Tailwind it would
    // be for newer ones, and what older ones need would be gone.
    ["@tailwindcss/postcss", { optimize: false }],
    unlayered(),
    ["@csstools/postcss-is-pseudo-class", { preserve: false, onComplexSelector: "warning" }],
    // Next lowers them too, to `not (min-width: …)`, which is as new as they are.
    "@csstools/postcss-media-minmax",
    // Next leaves those alone whose values are variables. No language of the site is written otherwise.
    ["postcss-logical", { inlineDirection: "left-to-right", blockDirection: "top-to-bottom" }],
  ],
};

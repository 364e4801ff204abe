import { createHash } from "node:crypto";

/** The look of the public pages in a few lines, because no file can be asked for. */
export const style = `:root{color-scheme:light dark;--paper:#f7f4ee;--ink:#1b1a18;--soft:#57524a;--accent:#b92f16}
@media (prefers-color-scheme:dark){:root{--paper:#161513;--ink:#ece7dd;--soft:#aaa397;--accent:#f2765a}}
body{max-width:80rem;min-height:100vh;margin:0 auto;padding:0 clamp(1.125rem,4.4vw,3.5rem);font:1.125rem/1.6 Georgia,"Songti SC","Noto Serif CJK SC","Noto Serif",serif}
html{background:var(--paper);color:var(--ink);border-top:3px solid #d13b1f}
header{display:flex;flex-wrap:wrap;justify-content:space-between;padding:1rem 0;border-bottom:1px solid #8886;font:.9375rem/2 system-ui,sans-serif}
header b{letter-spacing:.1em}nav a{margin-left:1.25rem}nav a:first-child{margin-left:0}a{color:inherit}a:hover{color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:3px}
main{max-width:38rem;padding:10vh 0}h1{font-size:clamp(1.9rem,1.3rem + 2.3vw,3.1rem);font-weight:500;line-height:1.15;margin:0 0 1rem}
p{margin:0}.code{color:var(--accent);font-size:clamp(4rem,14vw,8rem);line-height:1;margin:0 0 2rem}`;

/** Allows that one style sheet, and nothing else beside it. */
export const stylePolicy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; frame-ancestors 'none'; base-uri 'none'`;

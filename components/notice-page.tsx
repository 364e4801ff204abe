import type { ReactNode } from "react";
import type { NavigationLink } from "./site-header";
import { Headline } from "./ui/headline";
import { Words } from "./ui/words";

type Props = {
  /** The HTTP status, shown as part of the layout. */
  code: number;
  title: string;
  text: string;
  linksTitle: string;
  links: NavigationLink[];
  children?: ReactNode;
};

/** A page that stands in for one that cannot be shown. */
export function NoticePage({ code, title, text, linksTitle, links, children }: Props) {
  return (
    <div className="notice">
      <p className="notice-code" aria-hidden="true">
        {code}
      </p>
      <div className="notice-words">
        <h1>
          <Headline text={title} />
        </h1>
        <p className="notice-text">
          <Words text={text} />
        </p>
        {children}
      </div>
      <section className="notice-links" aria-labelledby="ways">
        <h2 id="ways">{linksTitle}</h2>
        <ul>
          {links.map(({ name, path }) => (
            <li key={path}>
              <a href={path}>{name}</a>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

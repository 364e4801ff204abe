import type { RequestListener } from "node:http";
import type { Pages } from "@/server/front/pages/pages";
import { createRouter } from "@/server/front/router";

type Options = Parameters<typeof createRouter>[0];

type Given = {
  /** None without it. */
  media?: Options["media"];
  /** What a test's questions need of them; without it as on a site that has never made a page: its last resort answers for it. */
  pages?: Partial<Pages>;
  /** How the app answers what is handed on to it; without it it says nothing. */
  answer?: Options["app"]["answer"];
  /** What a search finds; nothing without it. */
  search?: Options["app"]["search"];
};

const noPages: Partial<Pages> = { recall: () => undefined, own: async () => ({ status: 503 }) };

/** The site's routing without a site around it: no files, nothing of its own to say, and nothing to search unless it is given. */
export function bareRouter({
  media,
  pages,
  answer = async () => {},
  search = async () => ({ status: 404 }),
}: Given): RequestListener {
  return createRouter({
    pages: { ...noPages, ...pages } as Pages,
    media: media ?? ({ answer: async () => "none" } as unknown as Options["media"]),
    files: { answer: async () => false } as unknown as Options["files"],
    app: { answer, search, noteOriginRefused: async () => {} },
    answerOwn: async () => false,
    report: () => {},
    noteRead: () => {},
  });
}

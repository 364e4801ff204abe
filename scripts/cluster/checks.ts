import { createHmac, randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import { createDocument } from "@/features/editorial/drafts/documents";
import { saveRevision } from "@/features/editorial/drafts/save-revision";
import { publish } from "@/features/editorial/publishing/publish";
import { cookieName } from "@/features/staff/sign-in/cookie-names";
import { editorialDb } from "@/lib/db/editorial";
import { Browser } from "./browser";
import type { Certificate } from "./certificate";
import type { Machine } from "./machine";
import { addresses } from "./network";

/** What has to hold of two machines before anything happens to them. @returns what does not, as sentences */
export async function checkTogether(
  machines: { west: Machine; east: Machine },
  folder: string,
  { secret, certificate }: { secret: string; certificate: Certificate },
): Promise<{ problems: string[]; picture: string }> {
  const browsers = Object.values(machines).map(({ host }) => ({
    host,
    browser: new Browser([addresses[host]], certificate),
  }));
  const { problems, path: picture } = await checkPicture(machines.west, browsers, folder);
  problems.push(...(await checkSession(browsers, secret)));
  for (const { browser } of browsers) browser.close();
  return { picture, problems };
}

/** Of each machine, one who asks its nginx. */
type Visitors = readonly { host: string; browser: Browser }[];

const actor = { system: "cluster-test" };

/** A picture that comes in on one machine, and is published, is shown by both. */
async function checkPicture(
  west: Machine,
  visitors: Visitors,
  folder: string,
): Promise<{ problems: string[]; path: string }> {
  const file = path.join(folder, "picture.png");
  const create = { width: 900, height: 600, channels: 3 as const, background: "#b92f16" };
  writeFileSync(file, await sharp({ create }).png().toBuffer());
  const added = JSON.parse(await west.cli("media", "add", file, "--json")) as {
    files: { hash: string }[];
  };
  const hash = added.files[0]?.hash ?? "";
  const { documentId } = await createDocument(actor, {
    kind: "ARTICLE",
    primaryLocale: "en",
    sectionKey: "crash",
    storyDate: "2020-01-11",
    lead: hash,
  });
  await editorialDb().mediaText.create({
    data: { media: { connect: { hash } }, locale: "en", alt: "A plain area" },
  });
  const words = [{ type: "text" as const, text: "A text with a picture." }];
  await saveRevision(actor, {
    documentId,
    locale: "en",
    basedOn: 0,
    content: {
      slug: "with-a-picture",
      title: "A text with a picture",
      summary: "It came in on one of two machines.",
      body: {
        type: "doc",
        content: [{ type: "paragraph", attrs: { id: "b1" }, content: words }],
      },
    },
  });
  await publish(actor, { documentId, texts: [{ locale: "en" }] });
  const address = `/media/${hash}/480.jpg`;
  const problems: string[] = [];
  for (const { host, browser } of visitors) {
    const { status } = await browser.get(address);
    if (status !== 200) problems.push(`${host} answers ${status} for the picture`);
  }
  return { problems, path: address };
}

/** Who has signed in on one machine is known on the other. */
async function checkSession(visitors: Visitors, secret: string): Promise<string[]> {
  const db = editorialDb();
  const user = await db.user.create({
    data: { email: "cluster@example.com", name: "Cluster", role: "ADMIN", locale: "en" },
  });
  const token = randomBytes(32).toString("base64url");
  const now = new Date();
  const expiresAt = new Date(now.getTime() + 86_400_000);
  const shown = { factorAt: now, confirmedAt: now };
  await db.session.create({ data: { userId: user.id, token, expiresAt, ...shown } });
  const signed = createHmac("sha256", secret).update(token).digest("base64");
  const cookie = `${cookieName("session_token")}=${encodeURIComponent(`${token}.${signed}`)}`;
  const problems: string[] = [];
  for (const { host, browser } of visitors) {
    const { status } = await browser.get("/en/staff", cookie);
    if (status !== 200) problems.push(`${host} does not know the session: ${status}`);
    const stranger = await browser.get("/en/staff");
    if (stranger.status === 200) problems.push(`${host} lets everybody in`);
  }
  return problems;
}

/** A machine with another secret beside one that runs is not started, and says why. */
export async function checkRefusal(machine: Machine): Promise<string[]> {
  const child = machine.launch({ SITE_SECRET: randomBytes(32).toString("base64url") });
  const [code] = (await Promise.race([once(child, "exit"), sleep(240_000, ["none"])])) as [unknown];
  const said = readFileSync(machine.log, "utf8");
  const told = /SITE_SECRET is not the one of the machine "\w+"/.test(said);
  if (code === 1 && told) return [];
  await machine.kill();
  return [`a start with another secret ended with ${code} and ${told ? "" : "did not say "}why`];
}

import type { Difference } from "./compare";

/**
 * A difference as a sentence for whoever runs the machines, and for nobody
 * else: what it is, what comes of it, what to do.
 */
export function sentenceOf({ kind, setting, here, there, machine }: Difference): string {
  const it = `the machine "${machine}"`;
  switch (kind) {
    case "secret":
      return `SITE_SECRET is not the one of ${it}: who signs in here is unknown there, and receipts cannot ask it. Set the same SITE_SECRET on every machine (one that the site made for itself stands in DATA_DIR/secret).`;
    case "secret-changing":
      return `SITE_SECRET is being changed: ${it} still signs with another one that counts on both. Start it with the new one and SITE_SECRET_PREVIOUS.`;
    case "site-url":
      return `SITE_URL is ${here} here and ${there} on ${it}: links and feeds would name two sites. Set the same on every machine.`;
    case "pictures":
      return `Published pictures that ${it} has cannot be read here (${here}): readers would see them broken. Give all machines one store: MEDIA_STORE=s3, or a folder that they share below DATA_DIR/media.`;
    case "setting":
      return `${setting} is not what it is on ${it}: set the same on every machine.`;
    case "actions":
      return `The build does not understand what the desk sends to that of ${it}: build with the same SITE_SECRET or NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, or use one release.`;
    case "build":
      return `${capital(it)} runs another build (${there}, here ${here}), as for the minutes of a rolling upgrade.`;
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

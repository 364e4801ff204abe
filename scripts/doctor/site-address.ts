import { lookup } from "node:dns/promises";
import { errorCode, errorMessage } from "@/lib/error-text";
import { isThisMachine } from "@/lib/settings/rules.mjs";
import { signQuestion } from "@/lib/signed-question";
import {
  type Arrived,
  arrivedSchema,
  whatArrivesHeader,
  whatArrivesPath,
  whatArrivesQuestion,
} from "@/lib/what-arrives";
import { within } from "@/lib/within";
import { type Finding, fault, warning, well } from "./finding";

const patienceMs = 8_000;

type Given = { SITE_URL: string; TRUSTED_PROXIES?: string };

/**
 * The way from readers to the site: its name, and what its proxies make of a
 * request.
 *
 * @param secret of the site; undefined where it has none yet, and then nobody can be asked what arrives
 */
export async function examineSiteAddress(
  env: Given,
  secret: string | undefined,
): Promise<Finding[]> {
  const { hostname } = new URL(env.SITE_URL);
  const name = isThisMachine(hostname)
    ? well("dns", `SITE_URL is this machine's own address (${env.SITE_URL}).`)
    : await nameOf(hostname);
  if (name.level === "fault") return [name];
  return [name, ...(await wayIn(env, secret))];
}

async function nameOf(hostname: string): Promise<Finding> {
  try {
    const bare = hostname.replace(/^\[|\]$/g, "");
    const found = await within(patienceMs, "the name service", () => lookup(bare, { all: true }));
    return well("dns", `${hostname} leads to ${found.map(({ address }) => address).join(", ")}.`);
  } catch (error) {
    return fault(
      "dns",
      `${hostname}, the host of SITE_URL, leads nowhere from here (${errorCode(error) ?? errorMessage(error)}).`,
      "Correct SITE_URL, or have the name entered in the domain's zone; a record takes its time to be known everywhere.",
    );
  }
}

async function wayIn(env: Given, secret: string | undefined): Promise<Finding[]> {
  let response: Response;
  try {
    response = await fetch(env.SITE_URL + whatArrivesPath, {
      redirect: "manual",
      signal: AbortSignal.timeout(patienceMs),
      headers:
        secret === undefined
          ? {}
          : {
              [whatArrivesHeader]: signQuestion(whatArrivesQuestion, whatArrivesPath, secret),
              // What a stranger could write: it must not be believed.
              "x-forwarded-for": forged,
            },
    });
  } catch (error) {
    const reason = error instanceof Error && error.cause ? error.cause : error;
    const code = errorCode(reason) ?? errorMessage(reason);
    if (badCertificate.test(code)) {
      return [
        fault(
          "certificate",
          `The certificate at ${env.SITE_URL} cannot be trusted from here (${code}).`,
          "Renew it, send its whole chain (fullchain.pem), or use the name that it is for.",
        ),
      ];
    }
    return [
      warning(
        "site-answers",
        `Nothing answers at ${env.SITE_URL} from this machine (${code}).`,
        "Start the site and what stands before it. Some networks do not let a machine reach itself by its public name: then ask from outside.",
      ),
    ];
  }
  const text = await response.text().catch(() => "");
  const arrived = readArrived(text);
  if (arrived) return judgeArrived(env, arrived);
  if (response.ok && /"status":"ok"/.test(text)) {
    const seen = `The site answers at ${env.SITE_URL}, and not what arrives there`;
    return [
      secret === undefined
        ? well("site-answers", `${seen}: it has no secret yet.`)
        : warning(
            "site-answers",
            `${seen}: this command has another secret than the site, or something before the site answers for it.`,
            "Run it with the site's settings and DATA_DIR; see that nothing keeps answers of /healthz.",
          ),
    ];
  }
  const leads = response.headers.get("location");
  return [
    fault(
      "site-answers",
      `Something else than the site answers at ${env.SITE_URL} (${response.status}${leads ? `, it leads to ${leads}` : ""}).`,
      "Let what stands there pass requests on to the site, or correct SITE_URL.",
    ),
  ];
}

const badCertificate = /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)/;

function readArrived(text: string): Arrived | undefined {
  try {
    return arrivedSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** From a network that is nobody's (RFC 5737). */
const forged = "192.0.2.99";

/** What proxies have made of a request that claimed to come from elsewhere. */
export function judgeArrived(env: Given, arrived: Arrived): Finding[] {
  const { protocol, host, hostname } = new URL(env.SITE_URL);
  const findings = [well("site-answers", `The site answers at ${env.SITE_URL}.`)];
  if (arrived.host !== host) {
    findings.push(
      fault(
        "proxy-host",
        `Requests for ${host} arrive with the Host "${arrived.host}".`,
        "Let the proxy hand on the Host that it was asked for (nginx: proxy_set_header Host $host).",
      ),
    );
  }
  const proxied = arrived.forwardedFor !== undefined && arrived.forwardedFor !== forged;
  // Straight to a site that trusts this very machine there is nobody between to put it right. And where a
  // proxy has added the true address behind it, only proxies that are trusted themselves are passed over.
  const believed = arrived.client === forged && arrived.forwardedFor === forged;
  if (believed && !isThisMachine(hostname)) {
    findings.push(
      fault(
        "proxy-client",
        "The site believes whoever asks about where they come from: an X-Forwarded-For of this command's own invention arrived and was believed.",
        "Let the proxy replace the header and not add to it (nginx: proxy_set_header X-Forwarded-For $remote_addr), or name in TRUSTED_PROXIES only proxies, and no network that readers come from.",
      ),
    );
  } else if (proxied && arrived.client === arrived.peer) {
    findings.push(
      fault(
        "proxy-client",
        `Everybody counts as ${arrived.peer}: a proxy stands there that TRUSTED_PROXIES does not name, and the failed sign-ins of one slow down all.`,
        `Set TRUSTED_PROXIES=${isLoopback(arrived.peer) ? "loopback" : arrived.peer.replace(/^::ffff:/, "")}.`,
      ),
    );
  } else findings.push(well("proxy-client", `This machine's requests count as ${arrived.client}.`));
  if (protocol === "https:" && arrived.forwardedProto === "http") {
    findings.push(
      warning(
        "proxy-https",
        "The proxy says that requests came by http, and SITE_URL is https.",
        "Let it redirect http to https, and say X-Forwarded-Proto as it was asked.",
      ),
    );
  }
  return findings;
}

const isLoopback = (address: string) => /^(?:::1|(?:::ffff:)?127\.)/.test(address);

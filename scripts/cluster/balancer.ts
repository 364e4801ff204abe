import path from "node:path";
import { type Certificate, siteName } from "./certificate";
import { addresses } from "./network";
import { Nginx, shipped } from "./nginx";

type BalancerHost = "balancer-1" | "balancer-2";

/** nginx before both machines, with the configuration of deploy/nginx/machines; it leads to the nginx of each. */
export function balancerOn(host: BalancerHost, folder: string, certificate: Certificate): Nginx {
  const read = (name: string) =>
    shipped(path.join("machines", name))
      .replaceAll("10.0.0.1:3000", `${addresses.west}:443`)
      .replaceAll("10.0.0.2:3000", `${addresses.east}:443`)
      .replaceAll("proxy_pass http://", "proxy_pass https://");
  return new Nginx(
    host,
    path.join(folder, host),
    `${read("upstream.conf")}
server {
listen 443 ssl;
server_name ${siteName};
ssl_certificate ${certificate.folder}/fullchain.pem;
ssl_certificate_key ${certificate.folder}/privkey.pem;
client_max_body_size 101m;
${read("locations.conf")}
}`,
  );
}

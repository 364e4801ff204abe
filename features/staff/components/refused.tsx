import { isAccountReason, plainReason } from "@/features/audit/errors";
import { Failure } from "./failure";

/** Why something was not done that began elsewhere and ended here, by the code in the address. */
export function Refused({ code = "" }: { code: string | undefined }) {
  if (!isAccountReason(code)) return null;
  return <Failure result={{ ok: false, code: "refused", reasons: [plainReason(code)] }} />;
}

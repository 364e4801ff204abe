import type { AssignmentPage } from "@/features/editorial/assignments/data";
import { AssignedList } from "@/features/editorial/components/assigned-list";
import type { Locale } from "@/i18n/routing";

type Props = { desk: Locale; own: AssignmentPage; late: AssignmentPage };

/** What one is to do, and what is late of others; nothing where there is nothing. */
export function AssignedLists({ desk, own, late }: Props) {
  if (own.total + late.total === 0) return null;
  return (
    <div className="assigned-lists">
      <AssignedList desk={desk} id="mine" page={own} />
      <AssignedList desk={desk} id="late" page={late} withNames />
    </div>
  );
}

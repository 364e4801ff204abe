import { useTranslations } from "next-intl";
import { Field, Select } from "@/components/desk/field";
import type { Colleague } from "@/features/editorial/assignments/data";

type Props = {
  /** Of several forms on a page each has its own. */
  id: string;
  people: readonly Colleague[];
  person: string;
  /** Nobody is a choice, too. */
  nobody?: string;
  dueOn?: string;
  /** The newsroom's: no day before it can be chosen. */
  today: string;
};

/** Who, and until when. */
export function AssignmentFields({ id, people, person, nobody, dueOn = "", today }: Props) {
  const t = useTranslations("Assignments");
  return (
    <>
      <Select
        id={`${id}-person`}
        name="person"
        label={t("person")}
        defaultValue={person}
        options={[
          ...(nobody === undefined ? [] : [{ value: "", name: nobody }]),
          ...people.map(({ id: value, name }) => ({ value, name })),
        ]}
      />
      <Field
        id={`${id}-due`}
        name="dueOn"
        type="date"
        label={t("dueOn")}
        min={dueOn && dueOn < today ? dueOn : today}
        defaultValue={dueOn}
      />
    </>
  );
}

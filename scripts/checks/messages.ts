import {
  isArgumentElement,
  isDateElement,
  isNumberElement,
  isPluralElement,
  isSelectElement,
  isTagElement,
  isTimeElement,
  type MessageFormatElement,
  parse,
} from "@formatjs/icu-messageformat-parser";

/** What a message asks of its caller and offers to its reader. */
type Shape = {
  /** Names of placeholders and tags: all languages must take the same. */
  names: Set<string>;
  /** Categories offered per plural placeholder; `ordinal` has its own set. */
  plurals: { name: string; ordinal: boolean; categories: string[] }[];
};

/** A catalogue as one level: `Footer.address` to its text. */
export function flatten(catalogue: object, prefix = ""): Map<string, unknown> {
  return new Map(
    Object.entries(catalogue).flatMap(([key, value]) =>
      typeof value === "object" && value !== null
        ? [...flatten(value, `${prefix}${key}.`)]
        : [[`${prefix}${key}`, value] as const],
    ),
  );
}

/**
 * @param catalogues language to catalogue (nested objects of ICU messages)
 * @returns one sentence per fault; empty when the catalogues fit together
 */
export function checkCatalogues(catalogues: Record<string, object>): string[] {
  const flat = new Map(
    Object.entries(catalogues).map(([language, catalogue]) => [language, flatten(catalogue)]),
  );
  const keys = new Set([...flat.values()].flatMap((catalogue) => [...catalogue.keys()]));
  return [...keys].flatMap((key) => checkMessage(key, flat));
}

function checkMessage(key: string, flat: Map<string, Map<string, unknown>>): string[] {
  const faults: string[] = [];
  const shapes = new Map<string, Shape>();
  for (const [language, catalogue] of flat) {
    const where = `messages/${language}.json: ${key}`;
    const text = catalogue.get(key);
    if (!catalogue.has(key)) faults.push(`${where} is missing, but another language has it.`);
    else if (typeof text !== "string") faults.push(`${where} is not a text.`);
    else if (text.trim() === "") faults.push(`${where} is empty.`);
    else {
      try {
        const shape = shapeOf(parse(text));
        shapes.set(language, shape);
        faults.push(...checkPlurals(where, language, shape));
      } catch (error) {
        faults.push(`${where} is no ICU message: ${(error as Error).message}.`);
      }
    }
  }
  return [...faults, ...compareShapes(key, shapes)];
}

function checkPlurals(where: string, language: string, shape: Shape): string[] {
  return shape.plurals.flatMap(({ name, ordinal, categories }) => {
    const needed = categoriesOf(language, ordinal);
    const offered = categories.filter((category) => !category.startsWith("="));
    const missing = needed.filter((category) => !offered.includes(category));
    const idle = offered.filter((category) => !needed.includes(category));
    return [
      ...missing.map((category) => `${where}: the plural of {${name}} lacks "${category}".`),
      ...idle.map(
        (category) => `${where}: the plural of {${name}} has "${category}", never used there.`,
      ),
    ];
  });
}

/** Same placeholders everywhere; a count that one language inflects, all inflecting ones must. */
function compareShapes(key: string, shapes: Map<string, Shape>): string[] {
  const names = new Set([...shapes.values()].flatMap((shape) => [...shape.names]));
  const counted = new Set(
    [...shapes.values()].flatMap(({ plurals }) => plurals.map((plural) => plural.name)),
  );
  return [...shapes].flatMap(([language, shape]) => {
    const where = `messages/${language}.json: ${key}`;
    const inflects = categoriesOf(language, false).length > 1;
    const plain = [...counted].filter(
      (name) => inflects && !shape.plurals.some((plural) => plural.name === name),
    );
    return [
      ...[...names]
        .filter((name) => !shape.names.has(name))
        .map((name) => `${where} lacks {${name}}, which another language uses.`),
      ...plain
        .filter((name) => shape.names.has(name))
        .map((name) => `${where} needs plural forms for {${name}}, as another language has.`),
    ];
  });
}

function categoriesOf(language: string, ordinal: boolean): string[] {
  return new Intl.PluralRules(language, {
    type: ordinal ? "ordinal" : "cardinal",
  }).resolvedOptions().pluralCategories;
}

function shapeOf(elements: MessageFormatElement[]): Shape {
  const shape: Shape = { names: new Set(), plurals: [] };
  const visit = (element: MessageFormatElement) => {
    if (
      isArgumentElement(element) ||
      isNumberElement(element) ||
      isDateElement(element) ||
      isTimeElement(element)
    ) {
      shape.names.add(element.value);
    } else if (isTagElement(element)) {
      shape.names.add(element.value);
      element.children.forEach(visit);
    } else if (isPluralElement(element) || isSelectElement(element)) {
      shape.names.add(element.value);
      if (isPluralElement(element)) {
        shape.plurals.push({
          name: element.value,
          ordinal: element.pluralType === "ordinal",
          categories: Object.keys(element.options),
        });
      }
      for (const option of Object.values(element.options)) option.value.forEach(visit);
    }
  };
  elements.forEach(visit);
  return shape;
}

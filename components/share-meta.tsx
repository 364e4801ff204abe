type Props = { name: string; description: string; image: string };

/**
 * What WeChat shows of a link: it reads these rather than Open Graph. An item
 * without a type, so that search engines find one description of the page
 * only, the structured one. The element around it must carry `itemScope`.
 */
export function ShareMeta({ name, description, image }: Props) {
  return (
    <>
      <meta itemProp="name" content={name} />
      <meta itemProp="description" content={description} />
      <meta itemProp="image" content={image} />
    </>
  );
}

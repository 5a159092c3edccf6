/** Where the source of this site is published and issues can be opened: the environment variable REPOSITORY, or nowhere. */
export const repository: string | undefined = process.env['REPOSITORY'] || undefined;

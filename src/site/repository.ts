/** Where the source of this site is published, and objections can be sent, as whoever builds it says; unset by default. */
export const repository: string | undefined = process.env['REPOSITORY'] || undefined;

/** The unmodified client, evaluated with a decoder that keeps bytes. The order of these imports is their meaning. */
import { restoreTextDecoder } from './before-client.ts';
import { configureAPIKey, WebContainer } from '@webcontainer/api';

restoreTextDecoder();

export { configureAPIKey, WebContainer };

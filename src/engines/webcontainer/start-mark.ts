/**
 * Loaded by Node before the reader's program: says, on the terminal, that the program starts now and which Node it is.
 * An operating-system command, so a terminal that nobody filters shows nothing.
 */
export const START_MARK_FILE = '.start.cjs';

export const START_MARK_SOURCE = `process.stdout.write('\\u001b]node;' + process.versions.node + '\\u0007');\n`;

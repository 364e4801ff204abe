/** Set by the site's server on each request to the desk; what a client sends under these names is dropped there. */
export const clientAddressHeader = "x-newsroom-client";
export const clientProgramHeader = "x-newsroom-program";
/** The address that was asked for. */
export const pathHeader = "x-newsroom-path";

// SPDX-License-Identifier: EUPL-1.2
// What a spec imports: import { expect, meldAan, test, verwachtToegankelijk } from "../support/test.js";
export { meldAan, meldAf } from "./aanmelden.js";
export { verwachtToegankelijk, verwachtZichtbareFocus } from "./axe.js";
export { expect, test } from "./server.js";

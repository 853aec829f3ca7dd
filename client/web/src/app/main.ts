// Stands in for the app until it moves in.
import { html, render } from "lit";

render(html`<main><h1>Samesky</h1></main>`, document.body);

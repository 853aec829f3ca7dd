// A room in Vue 3: tell its compiler that these are custom elements, and use them.
import { createApp, ref } from "vue";

/** A token for a room, from the app's own server. */
async function getToken(room, device) {
  const answer = await fetch("/room-token", { method: "POST", body: JSON.stringify({ room, device }) });
  if (answer.status === 403) throw { code: "forbidden" };
  return (await answer.json()).participant_token;
}

const app = createApp({
  setup() {
    const tea = ref("no tea");
    const shown = ref(true);
    const changed = ({ detail }) => {
      const timer = detail.states["timer:tea"];
      if (timer) tea.value = `${timer.total / 60} minutes of tea`;
    };
    return { tea, shown, changed, getToken };
  },
  template: `
    <h1>Our flat</h1>
    <p id="tea">{{ tea }}</p>
    <button type="button" @click="shown = !shown">Show or hide</button>
    <samesky-room v-if="shown" room="flat" :getToken.prop="getToken" @samesky-change="changed">
      <samesky-timer name="tea" />
      <samesky-questions />
    </samesky-room>
  `,
});
app.config.compilerOptions.isCustomElement = (tag) => tag.startsWith("samesky-");
app.mount("#app");

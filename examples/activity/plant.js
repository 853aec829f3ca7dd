// <our-plant>: the plant of the room around it, drawn into what stands in it. All it needs is the room that
// <samesky-room> has opened.

const NEW = { leaves: 0, growing: "leaf-1", watered: [], newest: null, rests_until: null };

class OurPlant extends HTMLElement {
  connectedCallback() {
    this.querySelector("form").onsubmit = (event) => {
      event.preventDefault();
      this.water(event.target);
    };
    const around = this.closest("samesky-room");
    around.addEventListener("samesky-joined", () => this.enter(around.joined));
    this.enter(around.joined);
  }

  enter(room) {
    this.leave?.();
    this.room = room;
    if (!room) return;
    const draw = () => this.draw();
    // A change says when it takes effect: all screens draw it in the frame nearest to that instant.
    const changed = ({ states, at }) => "plant" in states && room.clock.frame(at, draw);
    const offs = [room.on("change", changed), room.on("words", draw), room.on("connection", draw)];
    this.leave = () => offs.forEach((off) => off());
    this.draw();
  }

  get plant() {
    return this.room.state("plant") ?? NEW;
  }

  async water(form) {
    const leaf = this.plant.growing;
    const word = form.word.value.trim();
    const args = { leaf };
    try {
      if (word) args.word = await this.room.seal("plant", `water.word/${leaf}`, word);
      await this.room.do("plant", "water", args);
      form.reset();
    } catch (refused) {
      this.querySelector(".said").textContent = refused.message;
    }
  }

  draw() {
    const { leaves, newest, watered, rests_until } = this.plant;
    const pot = this.querySelector(".pot");
    pot.textContent = `${"🌿".repeat(Math.min(leaves, 30))}🪴`;
    pot.setAttribute("aria-label", `Leaves: ${leaves}`);
    this.querySelector(".said").textContent =
      rests_until !== null ? "It has had enough for now."
      : watered.includes(this.room.you) ? "You have watered it."
      : watered.length ? "Somebody has watered it; now you." : "It is thirsty.";
    this.querySelector("button").disabled = rests_until !== null;
    // Only ever text: what people write is never markup.
    this.querySelector("ul").replaceChildren(...Object.entries(newest?.words ?? {}).map(([who, box]) => {
      const said = this.room.unseal(box, "plant", `water.word/${newest.id}`, who);
      const line = document.createElement("li");
      line.textContent = `${this.room.members[who]?.name ?? "Somebody"}: ${said.text ?? "…"}`;
      return line;
    }));
  }

  disconnectedCallback() {
    this.leave?.();
  }
}

customElements.define("our-plant", OurPlant);

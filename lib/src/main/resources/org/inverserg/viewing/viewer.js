/*
 * Puts a viewer into the place of each picture that has data for one and no viewer yet. A page may hold several, each with this script: nothing
 * of them is known to the page or to each other, as each lives in a shadow tree and all names here end with the function.
 */
(() => {
    "use strict";

    /** Pixels of the canvas; a little fewer where the largest lattice would not fit in whole ones. */
    const SIDE = 1024;
    /** Sites of the largest lattice that are seen side by side at the strongest zoom. */
    const FEWEST_SITES = 4;
    /** Between two sizes that are played, in milliseconds. */
    const PACE = 900;
    const CALM_PACE = 2000;
    const BLOCK_LINE = 6;
    const CHILD_LINE = 2;
    const LINE_COLOR = "#d55e00";
    const HALO_COLOR = "#ffffff";

    const modulo = (value, size) => ((value % size) + size) % size;

    /** The sites of one size, as numbers of colours. */
    class Lattice {
        constructor(size, sites, bits) {
            this.size = size;
            const bytes = Uint8Array.from(atob(sites), character => character.charCodeAt(0));
            this.numbers = bits === 8 ? bytes : Uint8Array.from({length: size * size}, (_, site) => (bytes[site >> 3] >> (site & 7)) & 1);
        }

        /** Lattices are tori. */
        at(row, column) {
            return this.numbers[modulo(row, this.size) * this.size + modulo(column, this.size)];
        }

        mean() {
            return this.numbers.reduce((sum, number) => sum + number, 0) / this.numbers.length;
        }
    }

    class Viewer {
        constructor(host, data) {
            this.data = data;
            this.lattices = data.sizes.map((size, level) => new Lattice(size, data.sites[level], data.bits));
            const largest = this.lattices[this.lattices.length - 1].size;
            this.side = largest * Math.max(1, Math.floor(SIDE / largest));
            this.strongest = 2 ** Math.max(0, Math.floor(Math.log2(largest / FEWEST_SITES)));
            this.level = this.lattices.length - 1;
            this.zoom = 1;
            this.left = 0; // of what is seen, in pixels of the whole lattice at this zoom
            this.top = 0;
            this.site = null; // row and column under the pointer
            this.timer = null;
            this.host = host;
            this.build();
            this.listen();
            this.show();
        }

        build() {
            const picture = this.host.querySelector("img");
            if (picture && picture.id) { // links that lead to the picture now lead here
                this.host.id = picture.id;
                picture.removeAttribute("id");
            }
            const tree = this.host.attachShadow({mode: "open"});
            tree.innerHTML = this.data.controls;
            this.find = css => tree.querySelector(css);
            this.canvas = this.find(".sites");
            this.outlines = this.find(".outlines");
            for (const canvas of [this.canvas, this.outlines]) {
                canvas.width = canvas.height = this.side;
            }
            this.inks = this.data.colors.map(color => new Uint32Array(new Uint8ClampedArray(
                [0, 2, 4].map(digit => parseInt(color.substr(digit, 2), 16)).concat(255)).buffer)[0]);
            this.find("figcaption").textContent = this.data.title;
            this.find(".notes").append(...this.data.notes.map(note => Object.assign(document.createElement("li"), {textContent: note})));
            this.slider = this.find(".level");
            this.slider.max = this.lattices.length - 1;
        }

        get lattice() {
            return this.lattices[this.level];
        }

        /** Pixels of a site. */
        get pixels() {
            return this.side * this.zoom / this.lattice.size;
        }

        // What is seen

        show() {
            this.paint();
            this.outline();
            const {size} = this.lattice;
            const whole = this.zoom === 1;
            this.slider.value = this.level;
            this.slider.setAttribute("aria-valuetext", "L = " + size);
            this.find(".size").textContent = "L = " + size;
            this.find(".zoom").textContent = whole ? "" : "× " + this.zoom;
            this.find(".out").disabled = whole;
            this.find(".whole").disabled = whole;
            this.find(".in").disabled = this.zoom >= this.strongest;
            this.canvas.classList.toggle("zoomed", !whole);
            const text = "L = " + size + ", " + this.meanText() + (whole ? "" : ", enlarged " + this.zoom + " times");
            this.canvas.setAttribute("aria-label", this.data.title + ", " + text);
            this.find(".status").textContent = text;
            this.showPlaying();
        }

        meanText() {
            const mean = this.data.lowest + this.data.step * this.lattice.mean();
            return (this.data.bits === 1 ? "m = " : "mean of φ = ") + mean.toFixed(3).replace("-", "−");
        }

        paint() {
            const context = this.canvas.getContext("2d");
            const image = context.createImageData(this.side, this.side);
            const pixels = new Uint32Array(image.data.buffer);
            const columns = Int32Array.from({length: this.side}, (_, x) => Math.floor((x + this.left) / this.pixels));
            let painted = null;
            for (let y = 0; y < this.side; y++) {
                const row = Math.floor((y + this.top) / this.pixels);
                if (row === painted) {
                    pixels.copyWithin(y * this.side, (y - 1) * this.side, y * this.side);
                    continue;
                }
                for (let x = 0; x < this.side; x++) {
                    pixels[y * this.side + x] = this.inks[this.lattice.at(row, columns[x])];
                }
                painted = row;
            }
            context.putImageData(image, 0, 0);
        }

        /** Of the block in which the site under the pointer lies, and of all that was made of it. */
        outline() {
            const context = this.outlines.getContext("2d");
            context.clearRect(0, 0, this.side, this.side);
            this.find(".block").textContent = this.site ? this.blockText() : "";
            if (!this.site) {
                return;
            }
            const sites = this.level > 0 ? 2 : 1; // the first lattice has no blocks
            const width = sites * this.pixels;
            const round = this.side * this.zoom;
            const [top, left] = [[this.site.row, this.top], [this.site.column, this.left]]
                .map(([place, edge]) => modulo(place - place % sites, this.lattice.size) * this.pixels - edge);
            for (const x of [left - round, left, left + round]) {
                for (const y of [top - round, top, top + round]) {
                    this.frame(context, x, y, width, sites);
                }
            }
        }

        /** Around the sites and not over them, but for the thin lines between children that are large enough. */
        frame(context, x, y, width, sites) {
            for (const [line, color] of [[2 * BLOCK_LINE, HALO_COLOR], [BLOCK_LINE, LINE_COLOR]]) {
                context.lineWidth = line;
                context.strokeStyle = color;
                context.strokeRect(x - line / 2, y - line / 2, width + line, width + line);
            }
            if (sites === 2 && this.pixels > 4 * CHILD_LINE) {
                context.fillStyle = LINE_COLOR;
                context.fillRect(x + width / 2 - CHILD_LINE / 2, y, CHILD_LINE, width);
                context.fillRect(x, y + width / 2 - CHILD_LINE / 2, width, CHILD_LINE);
            }
        }

        blockText() {
            const {row, column} = this.site;
            if (this.level === 0) {
                return "first site (" + row + ", " + column + "): " + this.valueText(this.lattice.at(row, column));
            }
            const coarse = this.lattices[this.level - 1];
            const [top, left] = [row >> 1, column >> 1];
            const children = [[0, 0], [0, 1], [1, 0], [1, 1]].map(([y, x]) => this.valueText(this.lattice.at(2 * top + y, 2 * left + x)));
            return "block (" + top + ", " + left + ") of L = " + coarse.size + ": " + this.valueText(coarse.at(top, left)) + ", its children: "
                + children.join(", ");
        }

        valueText(number) {
            if (this.data.bits === 1) {
                return number === 1 ? "up" : "down";
            }
            const value = this.data.lowest + this.data.step * number;
            return value.toFixed(Math.max(0, Math.ceil(-Math.log10(this.data.step)))).replace("-", "−");
        }

        // What is done

        goTo(level) {
            this.level = Math.max(0, Math.min(this.lattices.length - 1, level));
            this.site = null;
            this.show();
        }

        /** Keeps what is at (x, y) of the canvas where it is. */
        zoomTo(zoom, x = this.side / 2, y = this.side / 2) {
            const wanted = Math.max(1, Math.min(this.strongest, zoom));
            const factor = wanted / this.zoom;
            this.zoom = wanted;
            this.moveTo((this.left + x) * factor - x, (this.top + y) * factor - y);
        }

        moveTo(left, top) {
            const round = this.side * this.zoom;
            this.left = this.zoom === 1 ? 0 : modulo(Math.round(left), round);
            this.top = this.zoom === 1 ? 0 : modulo(Math.round(top), round);
            this.site = null;
            this.show();
        }

        pointAt(x, y) {
            const {size} = this.lattice;
            this.site = {row: modulo(Math.floor((y + this.top) / this.pixels), size), column: modulo(Math.floor((x + this.left) / this.pixels), size)};
            this.outline();
        }

        /** Who has no pointer is told what lies in the middle. */
        pointAtMiddle() {
            this.pointAt(this.side / 2, this.side / 2);
            this.find(".status").textContent += ". In the middle: " + this.find(".block").textContent;
        }

        play() {
            if (this.timer === null && this.level === this.lattices.length - 1) {
                this.goTo(0);
            }
            const pace = matchMedia("(prefers-reduced-motion: reduce)").matches ? CALM_PACE : PACE;
            this.timer = setInterval(() => {
                if (this.host.isConnected && this.level < this.lattices.length - 1) {
                    this.goTo(this.level + 1);
                }
                if (!this.host.isConnected || this.level === this.lattices.length - 1) {
                    this.pause();
                }
            }, pace);
            this.showPlaying();
        }

        pause() {
            clearInterval(this.timer);
            this.timer = null;
            this.showPlaying();
        }

        showPlaying() {
            const button = this.find(".play");
            button.textContent = this.timer === null ? "▶" : "❚❚";
            button.setAttribute("aria-label", this.timer === null ? "Play the growth" : "Pause");
            button.disabled = this.lattices.length === 1;
        }

        toggle() {
            if (this.timer === null) {
                this.play();
            } else {
                this.pause();
            }
        }

        // What is listened to

        listen() {
            const steps = {".out": () => this.zoomTo(this.zoom / 2), ".in": () => this.zoomTo(this.zoom * 2), ".whole": () => this.zoomTo(1),
                ".play": () => this.toggle()};
            Object.entries(steps).forEach(([css, act]) => this.find(css).addEventListener("click", act));
            this.slider.addEventListener("input", () => {
                this.pause();
                this.goTo(Number(this.slider.value));
            });
            this.find("figure").addEventListener("keydown", event => this.press(event));
            this.canvas.addEventListener("dblclick", event => this.zoomTo(this.zoom * 2, ...this.place(event)));
            this.canvas.addEventListener("wheel", event => this.turn(event), {passive: false});
            this.listenToPointer();
        }

        /** Where on the canvas. */
        place(event) {
            const box = this.canvas.getBoundingClientRect();
            return [event.clientX - box.left, event.clientY - box.top].map(distance => distance * this.side / box.width);
        }

        listenToPointer() {
            let held = null; // what was under the pointer when it went down
            this.canvas.addEventListener("pointerdown", event => {
                if (event.button === 0 && this.zoom > 1) {
                    const [x, y] = this.place(event);
                    held = [this.left + x, this.top + y];
                    this.canvas.setPointerCapture(event.pointerId);
                }
            });
            this.canvas.addEventListener("pointermove", event => {
                const [x, y] = this.place(event);
                if (held) {
                    this.moveTo(held[0] - x, held[1] - y);
                }
                this.pointAt(x, y);
            });
            ["pointerup", "pointercancel"].forEach(end => this.canvas.addEventListener(end, () => {
                held = null;
            }));
            this.canvas.addEventListener("pointerleave", () => {
                this.site = null;
                this.outline();
            });
        }

        /** The wheel alone belongs to the page. */
        turn(event) {
            if (event.ctrlKey || event.metaKey) {
                event.preventDefault();
                this.zoomTo(event.deltaY < 0 ? this.zoom * 2 : this.zoom / 2, ...this.place(event));
            }
        }

        press(event) {
            if (event.ctrlKey || event.metaKey || event.altKey || event.key === "Tab") {
                return;
            }
            event.stopPropagation(); // a notebook has keys of its own
            const act = this.keys(event.target)[event.key];
            if (act) {
                event.preventDefault();
                act();
            }
        }

        /** What keys do on a part; what is left out there, the browser does. */
        keys(part) {
            const see = act => () => {
                act();
                if (this.zoom > 1) {
                    this.pointAtMiddle();
                }
            };
            const go = level => () => {
                this.pause();
                this.goTo(level);
            };
            const step = this.side / 8;
            const arrow = (x, y, levels) => this.zoom > 1 ? see(() => this.moveTo(this.left + x * step, this.top + y * step)) : go(this.level + levels);
            const everywhere = {"+": see(() => this.zoomTo(this.zoom * 2)), "=": see(() => this.zoomTo(this.zoom * 2)),
                "-": see(() => this.zoomTo(this.zoom / 2)), "0": () => this.zoomTo(1)};
            const sizes = {PageUp: go(this.level + 1), PageDown: go(this.level - 1), Home: go(0), End: go(this.lattices.length - 1)};
            const playing = {" ": () => this.toggle()};
            const arrows = {ArrowLeft: arrow(-1, 0, -1), ArrowRight: arrow(1, 0, 1), ArrowUp: arrow(0, -1, 1), ArrowDown: arrow(0, 1, -1)};
            if (part === this.canvas) {
                return {...everywhere, ...sizes, ...playing, ...arrows};
            }
            return part === this.slider ? {...everywhere, ...playing} : {...everywhere, ...sizes};
        }
    }

    for (const host of document.querySelectorAll(".inverserg-viewer")) {
        if (!host.shadowRoot) {
            new Viewer(host, JSON.parse(host.querySelector("script").textContent));
        }
    }
})();

hexo.extend.tag.register("youtube", ([id]) => `<div class="video"><iframe src="https://www.youtube.com/embed/${id}"></iframe></div>`);
hexo.extend.tag.register("stop", ([place, minutes]) => `<p class="stop">${place}: ${minutes} minutes</p>`);
hexo.extend.tag.register("aside", ([kind], content) => `<aside class="${kind}">${hexo.render.renderSync({ text: content, engine: "markdown" })}</aside>`, { ends: true });

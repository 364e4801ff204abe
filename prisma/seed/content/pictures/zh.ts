import type { PictureText } from "@/prisma/seed/compose";

const credit = "为本站绘制的插图，并非照片";

/** What each drawing is called in Chinese, wherever it is used. */
export const pictures = {
  roundtable: {
    alt: "高窗大厅里摆着一张环形大圆桌，桌上有文件和话筒；着黑衣和着蓝衣的两组人隔桌相对而坐。",
    caption: "中国（广东）—俄罗斯经贸合作圆桌会",
    credit,
  },
  bayAndRiver: {
    alt: "一条红线连起两座城市：一边是海湾旁的现代高楼，红线经斜拉桥跨过水面，再沿石拱延伸，通向一座带尖顶的莫斯科阶梯式高楼。",
    caption: "从湾区到莫斯科河：一条线上的两座城市",
    credit,
  },
  exchange: {
    alt: "俯瞰图：展贸大厅、带庭院的楼群、环形园区建筑，一列集装箱列车从中穿过；前方有人正揭开汽车上的红布，众人围观。",
    caption: "展贸大厅、园区与正在揭幕的汽车：访问行程的想象图",
    credit,
  },
  sitePlan: {
    alt: "建筑图纸：一座带塔楼的办公楼的立面图、有圆形会议室的平面图和楼层剖面图，旁边放着直尺、三角板和铅笔。",
    caption: "一座虚构建筑的立面、平面和剖面",
    credit,
  },
} satisfies Record<string, PictureText>;

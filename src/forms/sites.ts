/** Points of the epidemic's control: in use or withdrawn. */
export const CONTROL_SITES: readonly string[] = [
  '疫情查验点',
  '村级检查站',
  '劝返点',
  '封堵口',
  '集中隔离点',
  '生活物资供应点',
  '药品代购点',
  '便民服务店',
];

/** Places under control: closed, reopened or open as ever. */
export const PUBLIC_PLACES: readonly string[] = [
  '农家乐',
  '乡村文化站',
  '宗教场所',
  '农贸市场',
  '餐饮饭店',
  '娱乐场所',
  '商场超市',
  '其他场所',
];

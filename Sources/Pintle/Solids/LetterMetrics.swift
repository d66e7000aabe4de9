internal import PintleDocument

/// The sizes of letters in DejaVu Sans, the font that the host draws with: enough for the bounds of a text without a font.
///
/// Kerning is left out; characters beyond ASCII count as the letter n.
enum LetterMetrics {
  /// The height of a capital H, in font units.
  private static let capital = 1493.0

  /// From ` ` to `~`: advance, left, right, bottom, top; font units.
  private static let table: [Int16] = [
    651, 0, 0, 0, 0, 821, 309, 512, 0, 1493, 942, 197, 745, 938, 1493, 1716, 158, 1559, 0, 1470,
    1303, 170, 1133, -301, 1556, 1946, 113, 1833, -29, 1520, 1597, 129, 1534, -29, 1520, 563, 197, 367, 938, 1493,
    799, 176, 635, -270, 1554, 799, 164, 623, -270, 1554, 1024, 61, 963, 586, 1520, 1716, 217, 1499, 0, 1284,
    651, 158, 451, -238, 254, 739, 100, 639, 479, 643, 651, 219, 430, 0, 254, 690, 0, 690, -190, 1493,
    1303, 135, 1167, -29, 1520, 1303, 225, 1114, 0, 1493, 1303, 150, 1098, 0, 1520, 1303, 156, 1139, -29, 1520,
    1303, 100, 1188, 0, 1493, 1303, 158, 1124, -29, 1493, 1303, 143, 1174, -29, 1520, 1303, 168, 1128, 0, 1493,
    1303, 139, 1163, -29, 1520, 1303, 129, 1159, -29, 1520, 690, 240, 451, 0, 1059, 690, 158, 451, -238, 1059,
    1716, 217, 1499, 94, 1190, 1716, 217, 1499, 352, 930, 1716, 217, 1499, 94, 1190, 1087, 147, 944, 0, 1520,
    2048, 135, 1905, -356, 1442, 1401, 16, 1384, 0, 1493, 1405, 201, 1260, 0, 1493, 1430, 115, 1319, -29, 1520,
    1577, 201, 1456, 0, 1493, 1294, 201, 1163, 0, 1493, 1178, 201, 1059, 0, 1493, 1587, 115, 1419, -29, 1520,
    1540, 201, 1339, 0, 1493, 604, 201, 403, 0, 1493, 604, -106, 403, -410, 1493, 1343, 201, 1386, 0, 1493,
    1141, 201, 1130, 0, 1493, 1767, 201, 1567, 0, 1493, 1532, 201, 1331, 0, 1493, 1612, 115, 1497, -29, 1520,
    1235, 201, 1165, 0, 1493, 1612, 115, 1497, -264, 1520, 1423, 201, 1364, 0, 1493, 1300, 135, 1186, -29, 1520,
    1251, -6, 1257, 0, 1493, 1499, 178, 1321, -29, 1493, 1401, 16, 1384, 0, 1493, 2025, 68, 1958, 0, 1493,
    1403, 61, 1339, 0, 1493, 1251, -4, 1255, 0, 1493, 1403, 92, 1311, 0, 1493, 799, 176, 600, -270, 1556,
    690, 0, 690, -190, 1493, 799, 199, 623, -270, 1556, 1716, 217, 1499, 936, 1493, 1024, -20, 1044, -483, -340,
    1024, 170, 649, 1264, 1638, 1255, 123, 1069, -29, 1147, 1300, 186, 1188, -29, 1556, 1126, 113, 999, -29, 1147,
    1300, 113, 1114, -29, 1556, 1260, 113, 1151, -29, 1147, 721, 47, 760, 0, 1556, 1300, 113, 1114, -426, 1147,
    1298, 186, 1124, 0, 1556, 569, 193, 377, 0, 1556, 569, -37, 377, -426, 1556, 1186, 186, 1180, 0, 1556,
    569, 193, 377, 0, 1556, 1995, 186, 1821, 0, 1147, 1298, 186, 1124, 0, 1147, 1253, 113, 1141, -29, 1147,
    1300, 186, 1188, -426, 1147, 1300, 113, 1114, -426, 1147, 842, 186, 842, 0, 1147, 1067, 111, 967, -29, 1147,
    803, 55, 754, 0, 1438, 1298, 174, 1112, -29, 1147, 1212, 61, 1151, 0, 1120, 1675, 86, 1589, 0, 1120,
    1212, 59, 1145, 0, 1120, 1212, 61, 1151, -426, 1120, 1075, 88, 987, 0, 1120, 1303, 256, 1047, -334, 1556,
    690, 260, 430, -483, 1565, 1303, 256, 1047, -334, 1556, 1716, 217, 1499, 467, 817,
  ]

  /// The box round one line of text whose baseline starts at the origin, capitals `size` high.
  static func box(of string: String, size: Double) -> (lower: SIMD2<Double>, upper: SIMD2<Double>) {
    var lower = SIMD2(repeating: Double.infinity), upper = SIMD2(repeating: -Double.infinity)
    var pen = 0.0
    for scalar in string.unicodeScalars {
      let code = (32...126).contains(Int(scalar.value)) ? Int(scalar.value) : 110
      let letter = table[(code - 32) * 5..<(code - 32) * 5 + 5].map(Double.init)
      let (advance, left, right, bottom, top) = (letter[0], letter[1], letter[2], letter[3], letter[4])
      if right > left {
        lower = pointwiseMin(lower, [pen + left, bottom])
        upper = pointwiseMax(upper, [pen + right, top])
      }
      pen += advance
    }
    guard lower.x <= upper.x else { return (.zero, .zero) }
    return (lower * (size / capital), upper * (size / capital))
  }
}

extension LetterMetrics {
  /// How far the box of a text reaches along a direction.
  static func support(_ string: String, _ size: Double, _ d: SIMD2<Double>) -> Double {
    let box = box(of: string, size: size)
    return max(box.lower.x * d.x, box.upper.x * d.x) + max(box.lower.y * d.y, box.upper.y * d.y)
  }
}

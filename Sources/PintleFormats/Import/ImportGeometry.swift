/// Which geometry becomes shapes, where a link or body has both what is seen and what is collided with.
public enum ImportGeometry: String, Sendable, CaseIterable { case visual, collision }

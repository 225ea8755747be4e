namespace Forestall.Brief.Documents;

/// <summary>The paper a brief is set for.</summary>
public enum PaperSize
{
    /// <summary>210 by 297 millimetres.</summary>
    A4,

    /// <summary>8½ by 11 inches.</summary>
    Letter,
}

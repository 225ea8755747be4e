namespace Forestall.Doctrine.Reading;

/// <summary>What is wrong in a file, and where.</summary>
/// <param name="Place">Where.</param>
/// <param name="Sentence">What is wrong and how to mend it.</param>
public sealed record TextProblem(TextPlace Place, string Sentence)
{
    /// <summary>Place and sentence, as messages show them.</summary>
    public override string ToString() => $"{Place}: {Sentence}";
}

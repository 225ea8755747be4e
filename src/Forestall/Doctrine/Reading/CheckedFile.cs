namespace Forestall.Doctrine.Reading;

/// <summary>What a file holds.</summary>
public enum DoctrineFileKind
{
    /// <summary>Instruments and what is believed of them.</summary>
    Instruments,

    /// <summary>A doctrine.</summary>
    Doctrine,

    /// <summary>A strategy for one situation.</summary>
    Strategy,
}

/// <summary>A file, what it holds, and all that is wrong in it.</summary>
/// <param name="Kind">What it holds; null when it does not say so.</param>
/// <param name="Problems">What is wrong, from the top of the file down; empty when nothing is.</param>
/// <param name="Instruments">The instruments of a file of instruments in which nothing is wrong.</param>
/// <param name="Doctrine">The doctrine, or the strategy as one, of a file in which nothing is wrong.</param>
public sealed record CheckedFile(DoctrineFileKind? Kind, IReadOnlyList<TextProblem> Problems, InstrumentSet? Instruments, PreventionDoctrine? Doctrine);

using CsCheck;
using Forestall.Doctrine.Reading;

namespace Forestall.Tests.Doctrine.Reading;

/// <summary>Whatever is done to a file, reading it ends in a result or in a sentence for a person.</summary>
public sealed class MutatedFilesTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "//", "/*", "*/", "null", "true", "1e999", "-0", "0.5", "-3", "\"by\"", "\"force\"", "\"mediation\"", "\"economic\"", "[]", "{}",
        "\"uniform\"", "\"within\"", "\"tried\"", "\"rubicon\"", "\"after\"", "\"\\ud800\"", "\u0000", "\uD83D", "é", "\n", "\r", "\t", "12345678901234567890",
    ];

    private static readonly Gen<string> Piece = Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(static i => Pieces[i]), Gen.Const(""), Gen.String[0, 3]);

    [Theory]
    [InlineData("instruments")]
    [InlineData("doctrine")]
    [InlineData("strategy")]
    public void Reading_throws_nothing_but_an_InputException(string kind)
    {
        var text = kind switch { "instruments" => Samples.InstrumentsText, "doctrine" => Samples.DoctrineText, _ => Samples.StrategyText };
        var (good, bad) = (0, 0);
        Gen.Select(Gen.Double[0, 1], Gen.Int[0, 30], Piece).Array[1, 4].Sample(
            changes =>
            {
                var changed = text;
                foreach (var (where, length, piece) in changes)
                {
                    var at = (int)(where * changed.Length);
                    changed = changed[..at] + piece + changed[Math.Min(changed.Length, at + length)..];
                }

                try
                {
                    _ = kind switch
                    {
                        "instruments" => DoctrineFiles.ParseInstruments("x.json", changed, Samples.Effects).Name,
                        "doctrine" => DoctrineFiles.ParseDoctrine("x.json", changed, Samples.Instruments).Name,
                        _ => DoctrineFiles.ParseStrategy("x.json", changed, Samples.Instruments).Name,
                    };
                    Interlocked.Increment(ref good);
                }
                catch (InputException e)
                {
                    Assert.Matches(@"^x\.json, line \d+, column \d+: .+[.?)]\z", e.Message);
                    Interlocked.Increment(ref bad);
                }
            },
            iter: 5_000);
        Assert.True(good > 0 && bad > 0, $"{good} good, {bad} bad");
    }
}

using CsCheck;
using Forestall.Lessons;

namespace Forestall.Tests.Lessons;

public sealed class SetExpressionTests
{
    private static readonly Study Small = Study.Of(CaseTable.Parse("t.csv", "case,A,B,C,O\np,0.9,0.2,0,1\nq,0.6,0.8,1,0\nr,0.1,0.4,2,0\n"), "O");

    [Fact]
    public void A_model_written_and_read_again_has_the_same_membership() =>
        Gen.Int[0, 2].Array[3].Array[1, 4].Where(static terms => terms.All(static t => t.Any(static v => v < 2))).Sample(static terms =>
        {
            string[] names = ["A", "B"];
            var kept = terms.Select(static t => t[..2]).Where(static t => t.Any(static v => v < 2)).ToList();
            if (kept.Count == 0)
            {
                return true;
            }

            var text = string.Join(" + ", kept.Select(t => string.Join('*', t.Select((v, i) => v == 2 ? null : (v == 1 ? string.Empty : "~") + names[i]).OfType<string>())));
            var found = SetExpression.Parse(text).Membership(Small);
            return Enumerable.Range(0, 3).All(row =>
            {
                var expected = kept.Max(t => t.Select((v, i) => v == 2 ? 1 : v == 1 ? Small.Conditions[i].Values[row] : 1 - Small.Conditions[i].Values[row]).Min());
                return Math.Abs(expected - found[row]) < 1e-12;
            });
        });

    [Theory]
    [InlineData("C{2}", 0, 0, 1)]
    [InlineData("c=1 + C[0]", 1, 1, 0)]
    [InlineData(" ~ A * B ", 0.1, 0.4, 0.4)]
    public void Braces_brackets_and_blanks_are_read(string text, double p, double q, double r) =>
        Assert.Equal([p, q, r], SetExpression.Parse(text).Membership(Small).Select(static v => Math.Round(v, 12)));

    [Theory]
    [InlineData("~C", "has the values 0 to 2")]
    [InlineData("C{3}", "has the values 0 to 2")]
    [InlineData("A*", "is no set")]
    [InlineData("", "is no set")]
    public void What_cannot_be_read_gets_a_sentence(string text, string part) =>
        Assert.Contains(part, Assert.Throws<InputException>(() => SetExpression.Parse(text).Membership(Small)).Message, StringComparison.Ordinal);
}

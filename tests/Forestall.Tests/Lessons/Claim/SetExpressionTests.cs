using CsCheck;
using Forestall.Lessons.Claim;

namespace Forestall.Tests.Lessons.Claim;

public sealed class SetExpressionTests
{
    [Fact]
    public void A_set_is_the_largest_of_its_conjunctions_and_these_the_smallest_of_their_literals() =>
        Gen.Select(Gen.Int[0, 2].Array[3].Where(static t => t.Any(static v => v < 2)).Array[1, 4], Gen.Double[0, 1].Array[3]).Sample(static (terms, values) =>
        {
            string[] names = ["A", "B", "C"];
            var text = string.Join(" + ", terms.Select(t => string.Join('*', t.Select((v, i) => v == 2 ? null : (v == 1 ? string.Empty : "~") + names[i]).OfType<string>())));
            var expected = terms.Max(t => t.Select((v, i) => v == 2 ? 1 : v == 1 ? values[i] : 1 - values[i]).Min());
            return SetExpression.Parse(text).Membership(name => values[Array.IndexOf(names, name)]) == expected;
        });

    [Theory]
    [InlineData("A*")]
    [InlineData("A**B")]
    [InlineData("")]
    [InlineData("A B")]
    public void What_cannot_be_read_gets_a_sentence(string text) =>
        Assert.Contains("is no set", Assert.Throws<InputException>(() => SetExpression.Parse(text)).Message, StringComparison.Ordinal);
}

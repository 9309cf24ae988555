using Simulator.Engine.Mechanisms;
using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>Formal pairs.</summary>
/// <param name="Choose">How partners come together.</param>
/// <param name="MatchOn">Attributes that matched and complementary pairs look at.</param>
/// <param name="Within">From where a partner may come.</param>
/// <param name="PerTeacher">Pairs a teacher.</param>
/// <param name="ShareMentor">Whether a pair shares mentor and class and so is the mentor team.</param>
/// <param name="GoalMismatch">Mean distance of the members' aims.</param>
/// <param name="Renew">Whether who lost a partner is offered another.</param>
/// <param name="Mentors">Who is a mentor, where pairs have roles; null where partners are peers.</param>
/// <param name="Mentees">Mentees of a mentor at most.</param>
public sealed record FormalPairs(
    PairingRule Choose, IReadOnlyList<string> MatchOn, Reach Within, int PerTeacher, bool ShareMentor, double GoalMismatch, bool Renew,
    Participants? Mentors = null, int Mentees = 1) : IComponent
{
    private static readonly string[] Rules = ["self_selected", "random", "matched", "complementary", "assigned"];
    private static readonly string[] Reaches = ["team", "school", "anywhere"];

    /// <summary>The kind and its fields.</summary>
    public static readonly ComponentKind Kind = new(
        "pairs", "Teachers are paired formally.", "none by itself; meetings and observations book their hours",
        "2013 study (chosen partners, shared mentor); pilot with eleven teachers (same level, overlapping pairs)",
        [
            Field.Word("choose", "self_selected", Rules,
                "Chosen by the teachers, by lot, alike or unlike on match_on, or dealt by the staff list."),
            Field.AttributeNames("match_on", "Attributes for matched and complementary pairs; all when none is named."),
            Field.Word("within", "school", Reaches, "From where a partner may come."),
            Field.Whole("per_teacher", "pairs", 1, 1, 4, "Pairs a teacher is in; 2 makes pairs overlap."),
            Field.Switch("share_mentor", false, "Whether a pair shares mentor and class, so that it is the mentor team; else the old teams stay."),
            Field.Number("goal_mismatch", "share", 0.0, 0, 1, "How far members' aims differ on average: 0 the same, 1 opposite."),
            Field.Switch("renew", false, "Whether somebody who lost a partner is offered another at the end of the week."),
            Field.People("roles.mentors", "Who is a mentor: by an attribute, or so many of each school by skill, ties or lot; all others are mentees."),
            Field.Whole("roles.mentees", "persons", 1, 1, 20, "Mentees of each mentor at most; a mentor's hours are the sum over mentees."),
        ],
        v => new FormalPairs(
            (PairingRule)Array.IndexOf(Rules, v.Word("choose")), v.Names("match_on"), (Reach)Array.IndexOf(Reaches, v.Word("within")),
            v.Whole("per_teacher"), v.Switch("share_mentor"), v.Number("goal_mismatch"), v.Switch("renew"), v.People("roles.mentors"),
            v.Whole("roles.mentees")));

    /// <summary>Most pairs a teacher can be in.</summary>
    public int MostPairs => Mentors is null ? PerTeacher : Mentees;

    /// <inheritdoc/>
    public bool AcrossSchools(ProgrammePlan programme) => Within == Reach.Anywhere;

    /// <inheritdoc/>
    public IEnumerable<Refusal> Check(Setting setting, ProgrammePlan programme)
    {
        CohortPlan cohort = setting.Cohort;
        foreach (string name in MatchOn.Where(n => cohort.Attributes.All(a => a.Name != n)))
        {
            yield return new Refusal(
                "match_on", $"the cohort has no attribute {name}", $"one of {string.Join(", ", cohort.Attributes.Select(a => a.Name))}");
        }

        int circle = Within switch
        {
            Reach.Team => cohort.TeamSizes?.Largest ?? 1,
            Reach.School => cohort.SchoolSizes.Max(),
            Reach.Anywhere => cohort.Teachers,
        };
        if (circle < 2 && cohort.Teachers >= 2)
        {
            yield return new Refusal(
                "within", Within == Reach.Team ? "nobody shares a mentor here" : "nobody has a colleague within reach",
                Within == Reach.Team && cohort.SchoolSizes.Max() > 1 ? "school or anywhere" : "anywhere");
        }

        if (circle >= 2 && PerTeacher > circle - 1)
            yield return new Refusal("per_teacher", $"more pairs than people: {PerTeacher} a teacher among {circle}", $"at most {circle - 1}");
        if (Mentors is null) yield break;
        if (circle >= 2 && Mentees > circle - 1)
            yield return new Refusal("roles.mentees", $"more mentees than people: {Mentees} a mentor among {circle}", $"at most {circle - 1}");
        if (PerTeacher > 1) yield return new Refusal("per_teacher", "with roles the number of pairs is the number of mentees", "leave per_teacher out");
        foreach (Refusal refusal in Mentors.Check(cohort)) yield return refusal with { Field = "roles.mentors" };
    }

    /// <inheritdoc/>
    public void Enrol(Organiser organiser)
    {
        if (Mentors is not null) organiser.GiveRoles(Mentors);
    }

    /// <inheritdoc/>
    public void Begin(Organiser organiser)
    {
        if (Mentors is not null)
        {
            organiser.GiveMentees(Pairing(organiser), Mentees, round: 0);
            return;
        }

        World world = organiser.World;
        for (int round = 0; round < PerTeacher; round++)
        {
            int before = world.Pairs.Count;
            organiser.FormPairs(Pairing(organiser), round, _ => true);
            if (!ShareMentor || round > 0) continue;
            int team = organiser.Teachers;
            for (int k = before; k < world.Pairs.Count; k++) organiser.PlaceTogether(world.Pairs[k].A, world.Pairs[k].B, team++);
        }
    }

    /// <inheritdoc/>
    public void Review(Organiser organiser)
    {
        Pairs pairs = organiser.World.Pairs;
        if (!Renew || organiser.World.Ledger.PairsEnded == 0) return;
        if (Mentors is not null) organiser.GiveMentees(Pairing(organiser), Mentees, organiser.World.Week);
        else organiser.FormPairs(Pairing(organiser), PerTeacher, i => pairs.FirstOf(i) >= 0 && pairs.ActiveOf(i) < PerTeacher);
    }

    private Pairing Pairing(Organiser organiser)
    {
        IReadOnlyList<AttributePlan> attributes = organiser.World.Setting.Cohort.Attributes;
        int[] on = [.. Enumerable.Range(0, attributes.Count).Where(a => MatchOn.Contains(attributes[a].Name))];
        return new Pairing(Choose, Within, on, organiser.Programme.Find<Meetings>()?.Structure ?? 0, GoalMismatch);
    }
}
